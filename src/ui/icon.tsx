/** The line icons, drawn on a 20-pixel grid. Always beside or inside something that has a name. */
const PATHS = {
  list: 'M3 5h14M3 10h14M3 15h9',
  plus: 'M10 4v12M4 10h12',
  send: 'M10 16V4M5 9l5-5 5 5',
  stop: 'M5.5 5.5h9v9h-9z',
  copy: 'M7 7h9v9H7zM13 7V4H4v9h3',
  check: 'M4 10.5l4 4 8-9',
  pencil: 'M4 16l1-4 8-8 3 3-8 8zM11.5 5.5l3 3',
  bin: 'M4 6h12M8 6V4h4v2M6 6l1 10h6l1-10',
  save: 'M10 3v9M6 8.5l4 4 4-4M4 16h12',
  close: 'M5 5l10 10M15 5L5 15',
  left: 'M12 5l-5 5 5 5',
  right: 'M8 5l5 5-5 5',
  down: 'M5 8l5 5 5-5',
  gear: 'M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4',
  panel: 'M3 4h14v12H3zM12.5 4v12',
  replay: 'M4 4v4h4M4.6 8A6.2 6.2 0 1 1 4 11.5',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size} height={size} viewBox="0 0 20 20" aria-hidden="true"
      fill={name === 'stop' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
