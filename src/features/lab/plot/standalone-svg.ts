/** A drawn SVG as a file of its own: the page's colours and type written into it, since its style sheets stay behind. */

/** What of the computed style a drawing needs elsewhere. */
const PROPERTIES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'fill-opacity', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order'] as const

/** @param paper the colour behind it, since a drawing in light ink on nothing cannot be read */
export function standaloneSvg(drawn: SVGSVGElement, title: string, paper: string): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const colour = colourReader()
  const originals = [drawn, ...drawn.querySelectorAll('*')]
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[i]
    if (original === undefined) continue
    const style = getComputedStyle(original)
    if (style.display === 'none') element.setAttribute('display', 'none')
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property)
      if (value !== '' && value !== 'normal') element.setAttribute(property, property === 'fill' || property === 'stroke' ? colour(value) : value)
    }
    element.removeAttribute('class')
    element.removeAttribute('style')
  }
  const { width, height } = drawn.viewBox.baseVal
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', 'system-ui, sans-serif')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of [['width', '100%'], ['height', '100%'], ['fill', colour(paper)]] as const) ground.setAttribute(name, value)
  const heading = document.createElementNS('http://www.w3.org/2000/svg', 'title')
  heading.textContent = title
  copy.prepend(heading, ground)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`
}

/** Any CSS colour as #rrggbb: few drawing programs know oklch. References such as url(#dots) and none pass. */
function colourReader(): (css: string) => string {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  return (css) => {
    if (context === null || css === 'none' || css.startsWith('url(')) return css.replaceAll('"', '')
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = css
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
    if (alpha === 0) return 'none'
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
}
