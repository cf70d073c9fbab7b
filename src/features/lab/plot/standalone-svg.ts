/** A figure's drawing as a file of its own: the page's colours and type written into it, since its style sheets stay behind. */
import { composeSvg, type Piece } from './compose-svg.ts'

/** What of the computed style a drawing needs elsewhere. */
const PROPERTIES = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'fill-opacity', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order'] as const

/**
 * The picture inside `figure` with its title and its legend: the entries marked `data-legend`, each of a sign and words. What
 * is marked `data-page-only` stays behind. Null where nothing is drawn.
 * @param paper the page's colour behind it
 */
export function standaloneSvg(figure: Element, title: string, paper: string): string | null {
  // A legend's signs are drawings too, but of no role.
  const drawn = figure.querySelector<SVGSVGElement>('svg[role="img"]')
  if (drawn === null) return null
  const colour = colourReader()
  const { width, height } = drawn.viewBox.baseVal
  return composeSvg({
    title, drawing: pieceOf(drawn, width, height, colour),
    legend: [...figure.querySelectorAll('[data-legend]')].flatMap((entry) => {
      const sign = entry.querySelector('svg')
      if (sign === null) return []
      return [{ icon: pieceOf(sign, sign.width.baseVal.value, sign.height.baseVal.value, colour), text: (entry.textContent ?? '').replaceAll(/\s+/g, ' ').trim() }]
    }),
    ink: colour(getComputedStyle(figure).color), paper: colour(paper),
  })
}

type ColourReader = (css: string) => string

/** What is drawn inside of `drawn`, each element with its own style. */
function pieceOf(drawn: SVGSVGElement, width: number, height: number, colour: ColourReader): Piece {
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const originals = [...drawn.querySelectorAll('*')]
  for (const [i, element] of [...copy.querySelectorAll('*')].entries()) {
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
  for (const element of copy.querySelectorAll('[data-page-only]')) element.remove()
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  group.append(...copy.childNodes)
  return { width, height, markup: new XMLSerializer().serializeToString(group) }
}

/** Any CSS colour as #rrggbb: few drawing programs know oklch. References such as url(#dots) and none pass. */
function colourReader(): ColourReader {
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
