/** The Lab page on the traces that ship: numbers without a model, everything by keyboard, files in and out, and recordings of its own. */
import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import { parseTrace } from '../../src/core/measure/trace.ts'
import { LabOnPage } from '../support/lab-page.ts'
import { expect, test } from '../support/test.ts'

const BUDGET = 'One budget, many prompts'
const CURVE = 'What right answers cost'
const MATRIX = 'What thinking fixes, and what it breaks'
const TITLES = [BUDGET, CURVE, 'Whether a confidence means what it says', MATRIX, 'Small and thinking, or larger', 'How much thinking is enough']

test.describe('without any model', () => {
  // The page must need none; and its start would slow the tests down.
  test.beforeEach(async ({ page }) => { await page.route('**/model.onnx', (route) => route.abort()) })

  test('opens by its address with numbers, and needs no network from then on', async ({ page, context }) => {
    const lab = new LabOnPage(page)
    await lab.open()
    await context.setOffline(true)
    for (const title of TITLES) await expect(lab.figure(title)).toBeVisible()
    await expect(page.getByText(/prompts on \d+ rungs .*recorded on WASM, one thread/)).toBeVisible()
    await expect(lab.figure(BUDGET)).toContainText(/With [\d,.]+\stokens for \d+ prompts, .* gets \d+ right \([\d.]+\s% \[[\d.]+, [\d.]+\]\)/)
    await expect(lab.figure(CURVE)).toContainText(/is right on [\d.]+\s% \[[\d.]+, [\d.]+\] for [\d.]+\stokens a prompt \(n\s=\s[\d,]+\)/)
    await lab.slider('Budget').press('End')
    await page.getByRole('radio', { name: 'FLOPs' }).check({ force: true })
    await expect(lab.figure(BUDGET)).toContainText(/With [\d.]+\s[MGT]FLOP for/)
    await expect(lab.figure(CURVE)).toContainText(/[\d.]+\sMFLOP a prompt/)
    await expect(lab.figure('Small and thinking, or larger').or(lab.figure(CURVE)).first()).not.toContainText('NaN')
  })

  test('the budget is dragged by keyboard, and who gets what changes with it', async ({ page }) => {
    const lab = new LabOnPage(page)
    await lab.open()
    const [gain, uniform] = [2, 4]
    const granted = async (column: number) => (await lab.rows(BUDGET)).slice(0, -1).map((cells) => cells[column] ?? '')
    const rungs = async (column: number) => (await granted(column)).map((rung) => rung.replace(/, (right|wrong)$/, ''))
    await lab.slider('Budget').press('Home')
    const least = await granted(gain)
    expect(new Set(await rungs(uniform)).size, 'one rung for all').toBe(1)
    for (let step = 0; step < 30; step++) await lab.slider('Budget').press('ArrowRight')
    const more = await granted(gain)
    expect(more).not.toEqual(least)
    const thoughts = (column: readonly string[]) => column.filter((rung) => rung.includes('think')).length
    expect(thoughts(more)).toBeGreaterThan(thoughts(least))
    expect(new Set(await rungs(uniform)).size, 'what is left of the budget goes to some').toBe(2)
    // No way of spending passes the budget.
    const total = Number(/([\d,]+)\stokens in all/.exec(await lab.figure(BUDGET).innerText())?.[1]?.replaceAll(',', ''))
    const all = (await lab.rows(BUDGET)).at(-1) ?? []
    const spent = [3, 5, 7, 9].map((at) => Number(/[\d,]+/.exec(all[at] ?? '')?.[0].replaceAll(',', '')))
    for (const each of spent) expect(each).toBeLessThanOrEqual(total)
    // The prompt looked at is named with what each way gave it.
    await lab.slider('Look at one prompt').press('End')
    const last = (await lab.rows(BUDGET)).at(-2) ?? []
    await expect(lab.figure(BUDGET).locator('dl')).toContainText(last[2] ?? '')
    await page.getByRole('radio', { name: '60 prompts' }).check({ force: true })
    expect(await granted(gain)).toHaveLength(60)
  })

  test('the threshold moves the marked point, by keyboard and by pointer', async ({ page }) => {
    const lab = new LabOnPage(page)
    await lab.open()
    const point = lab.figure(CURVE).getByTestId('marked-point').locator('circle')
    const place = async () => [Number(await point.getAttribute('cx')), Number(await point.getAttribute('cy'))]
    const slider = lab.slider('Auto’s threshold, from frugal to thorough')
    await slider.press('Home')
    const [left = 0] = await place()
    await expect(slider).toHaveAttribute('aria-valuetext', /^0\s%: right/)
    await slider.press('End')
    const [right = 0] = await place()
    expect(right).toBeGreaterThan(left + 50)
    await expect(lab.figure(CURVE)).toContainText('Auto at a threshold of 100')
    const drawing = lab.figure(CURVE).getByRole('img')
    const box = await drawing.boundingBox()
    if (box === null) throw new Error('nothing is drawn')
    await drawing.scrollIntoViewIfNeeded()
    await drawing.click({ position: { x: left + 4, y: box.height / 2 } })
    await expect.poll(async () => (await place())[0]).toBeLessThan(right)
    expect(Number(await slider.inputValue())).toBeLessThan(1)
  })

  test('each field of the matrix opens the prompts behind it', async ({ page }) => {
    const lab = new LabOnPage(page)
    await lab.open()
    const field = lab.figure(MATRIX).getByRole('button', { name: /fixed by thinking/ })
    const count = Number(/[\d,]+/.exec(await field.innerText())?.[0].replaceAll(',', ''))
    await field.press('Enter')
    await expect(field).toHaveAttribute('aria-expanded', 'true')
    await expect(page.getByRole('region', { name: 'Prompts fixed by thinking' }).locator('tbody tr')).toHaveCount(count)
    await field.press('Enter')
    await expect(page.getByRole('region', { name: 'Prompts fixed by thinking' })).toHaveCount(0)
  })

  test('a bad file is refused by line and field, and what was shown stays', async ({ page }) => {
    const lab = new LabOnPage(page)
    await lab.open()
    const before = await lab.rows(CURVE)
    await lab.give('suite.jsonl', '{"prompt": "2+2", "answers": ["4"]}\n{"prompt": "2+3", "answers": 5}\n')
    await expect(lab.trouble()).toContainText('suite.jsonl was not opened. Line 2, field "answers"')
    await lab.give('empty.jsonl', '')
    await expect(lab.trouble()).toContainText('It is empty')
    await lab.give('old.jsonl', '{"schema":1,"kind":"trace"}\n')
    await expect(lab.trouble()).toContainText(/Line 1, field "schema".*schema 1/)
    await lab.give('profile.json', readFileSync('public/models/base/profile-wasm.json', 'utf8'))
    await expect(lab.trouble()).toContainText('calibration profile')
    await lab.give('long.jsonl', '{"prompt": "2+2", "answers": ["4"]}\n'.repeat(20_001))
    await expect(lab.trouble()).toContainText('20,001 lines')
    await lab.give('twice.jsonl', '{"id": "a", "prompt": "1", "answers": []}\n{"id": "a", "prompt": "2", "answers": []}\n')
    await expect(lab.trouble()).toContainText('Line 2, field "id"')
    expect(await lab.rows(CURVE)).toEqual(before)
    await expect(page.getByRole('button', { name: 'Record', exact: true })).toHaveCount(0)
    await lab.trouble().getByRole('button', { name: 'Dismiss' }).click()
    await expect(lab.trouble()).toHaveCount(0)
  })

  test('a trace that cannot be fetched is said so, and another can be opened', async ({ page, watched }) => {
    watched.allowErrors(/404|Failed to load/)
    await page.route('**/lab/*.jsonl', (route) => route.fulfill({ status: 404, body: '' }))
    await page.goto('./?backend=wasm#/lab')
    const lab = new LabOnPage(page)
    await expect(lab.trouble()).toContainText('could not be fetched')
    await expect(page.getByText('No trace is open.')).toBeVisible()
    await page.unroute('**/lab/*.jsonl')
    const select = page.getByRole('combobox', { name: 'Trace' })
    const [first = ''] = await select.locator('option:not([value=""])').evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''))
    await select.selectOption(first)
    await lab.drawn()
    await expect(lab.trouble()).toHaveCount(0)
  })

  test('plots, numbers and the trace itself can be saved, and the trace opened again', async ({ page }) => {
    const lab = new LabOnPage(page)
    await lab.open()
    const saved = async (click: () => Promise<void>) => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()])
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
    }
    const signs = { [BUDGET]: ['base direct', 'crossed: wrong', 'By expected gain', 'Oracle'], [CURVE]: ['oracle: climbs exactly where it helps', 'coin: random between first and last', 'auto, base alone'], [MATRIX]: ['broken by thinking'] }
    for (const [title, words] of Object.entries(signs)) {
      const svg = await saved(() => lab.figure(title).getByRole('button', { name: 'Save as SVG' }).click())
      expect(svg.name).toMatch(/\.svg$/)
      expect(svg.text).toContain(`<title>${title}</title>`)
      // The picture itself and not one of its legend's signs, which it holds as well.
      const drawing = await lab.figure(title).getByRole('img').boundingBox()
      expect(Number(/ width="(\d+)"/.exec(svg.text)?.[1])).toBeGreaterThanOrEqual(Math.floor(drawing?.width ?? Infinity))
      expect(Number(/ height="(\d+)"/.exec(svg.text)?.[1])).toBeGreaterThan(drawing?.height ?? Infinity)
      for (const word of words) expect(svg.text).toContain(word)
      // Nothing that only this page's style sheets could resolve.
      expect(svg.text).not.toMatch(/var\(|oklch|class=|style=/)
      expect(svg.text).toMatch(/fill="#[0-9a-f]{6}"/)
    }
    const csv = await saved(() => lab.figure(CURVE).getByRole('button', { name: 'Save as CSV' }).click())
    expect(csv.text.split('\r\n')[0]).toBe('policy,threshold,mean generated tokens,right,low 95 %,high 95 %')
    const trace = await saved(() => page.getByRole('button', { name: 'Save the trace' }).click())
    expect(parseTrace(trace.text)).toMatchObject({ ok: true })
    await lab.give(trace.name, trace.text)
    await expect(page.getByRole('combobox', { name: 'Trace' }).locator('option:checked')).toHaveText(`${trace.name} (your file)`)
    await lab.drawn()
  })

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    for (const [room, width, height] of [['wide', 1280, 900], ['narrow', 390, 844]] as const) {
      test(`can be read by everyone, in ${theme}, ${room}`, async ({ page }) => {
        // Hundreds of marks, each looked at by a hundred rules: half a minute on a busy machine.
        test.slow()
        await page.addInitScript((chosen) => { localStorage.setItem('second-thought/settings', JSON.stringify({ theme: chosen })) }, theme)
        await page.setViewportSize({ width, height })
        const lab = new LabOnPage(page)
        await lab.open()
        // One table stands for all: they are of one kind, and hundreds of rows would be walked through once for each rule.
        await lab.rows(MATRIX)
        await lab.figure(MATRIX).getByRole('button', { name: /broken by thinking/ }).click()
        expect(await page.getByRole('heading', { name: 'Lab', exact: true }).evaluate((heading) => {
          const scroller = heading.closest('main > div')
          return scroller === null ? NaN : scroller.scrollWidth - scroller.clientWidth
        }), 'nothing sticks out sideways').toBeLessThanOrEqual(0)
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([])
      })
    }
  }
})

test('leaving prompts unrecorded gives the focus back to where they came from', async ({ page }) => {
  const lab = new LabOnPage(page)
  await lab.open()
  const make = page.getByRole('button', { name: 'Make them' })
  const leave = page.getByRole('button', { name: 'Leave it' })
  await make.press('Enter')
  await expect(page.getByRole('region', { name: 'To be recorded' })).toBeFocused()
  await leave.press('Enter')
  await expect(make).toBeFocused()
  const open = page.getByRole('button', { name: 'Open a file …' })
  await open.focus()
  await lab.give('sums.jsonl', '{"prompt": "2+2", "answers": ["4"]}\n')
  await expect(leave).toBeVisible()
  await leave.press('Enter')
  await expect(open).toBeFocused()
})

test('six fresh prompts are made and recorded on every rung, with a pause, and shown', async ({ page }) => {
  const lab = new LabOnPage(page)
  await lab.open()
  await page.getByRole('spinbutton', { name: 'How many fresh prompts' }).fill('6')
  await page.getByRole('button', { name: 'Make them' }).click()
  const record = page.getByRole('button', { name: 'Record', exact: true })
  await expect(record).toBeEnabled({ timeout: 90_000 })
  await record.click()
  const recording = page.getByRole('region', { name: 'Recording' })
  await recording.getByRole('button', { name: 'Pause' }).click()
  await expect(recording.getByText('Paused')).toBeVisible()
  const done = await recording.getByText(/of 6 prompts/).innerText()
  // The pass in flight may still end; no further one starts.
  await page.waitForTimeout(1500)
  expect(Number(/\d+/.exec(await recording.getByText(/of 6 prompts/).innerText())?.[0]) - Number(/\d+/.exec(done)?.[0])).toBeLessThanOrEqual(1)
  await recording.getByRole('button', { name: 'Resume' }).click()
  await expect(recording).toHaveCount(0, { timeout: 90_000 })
  await expect(page.getByText(/^fresh prompts, seed \d+: 6 prompts on/)).toBeVisible()
  await lab.drawn()
  await expect(lab.figure(CURVE)).toContainText(/n\s=\s6\D/)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the trace' }).click()])
  const parsed = parseTrace(readFileSync(await download.path(), 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const { header, lines } = parsed.trace
  expect(lines.map(({ rungs }) => rungs.map(({ rung }) => rung))).toEqual(lines.map(() => header.ladder.rungs.map(({ id }) => id)))
  expect(header.models.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true)
  // A model's later rungs find the prompt read.
  for (const { rungs } of lines) expect(rungs[1]?.usage.reusedTokens).toBeGreaterThan(0)
})

test('a recording that is cancelled keeps what was done, and the chat works beside it', async ({ page }) => {
  const lab = new LabOnPage(page)
  await lab.open()
  const suite = Array.from({ length: 400 }, (_, i) => JSON.stringify({ prompt: `What is ${i} + 7?`, answers: [String(i + 7)] })).join('\n')
  await lab.give('sums.jsonl', suite)
  const record = page.getByRole('button', { name: 'Record', exact: true })
  await expect(record).toBeEnabled({ timeout: 90_000 })
  await record.click()
  const stop = page.getByRole('button', { name: /^Stop and keep [2-9]/ })
  await expect(stop).toBeVisible({ timeout: 60_000 })
  await page.goto('./?backend=wasm#/')
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toBeVisible()
  await page.goto('./?backend=wasm#/lab')
  await page.getByRole('button', { name: /^Stop and keep/ }).click()
  await expect(page.getByText(/^sums\.jsonl, first \d+: \d+ prompts on/)).toBeVisible()
  await lab.drawn()
})
