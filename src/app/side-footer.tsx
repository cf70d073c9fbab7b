/** The other pages, below the conversations. */
import type { Page } from './page.ts'
import styles from './side-footer.module.css'

const PAGES = [['chat', '#/', 'Chat'], ['lab', '#/lab', 'Lab'], ['models', '#/models', 'Models'], ['settings', '#/settings', 'Settings'], ['privacy', '#/privacy', 'Privacy']] as const

export interface SideFooterProps {
  readonly page: Page
  readonly onPick?: () => void
}

export function SideFooter({ page, onPick }: SideFooterProps) {
  return (
    <nav className={styles.pages} aria-label="Pages">
      {PAGES.map(([name, href, label]) => (
        <a key={name} href={href} aria-current={name === page ? 'page' : undefined} onClick={onPick}>{label}</a>
      ))}
    </nav>
  )
}
