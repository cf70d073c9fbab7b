/** Declares the contract's cases as tests over an engine in the browser. Knows no case. */
import type { Page } from '@playwright/test'
import type { Expected, ModelUnderTest } from '../pages/engine-protocol.ts'
import { askEngine, test } from '../support/engine-test.ts'
import { CASES } from './cases.ts'

/** `page`: the page the engine lives in, from case to case; `fresh`: for the one case that looks at its memory. */
export function describeContract(model: ModelUnderTest, expected: Expected, page: () => Page, fresh: () => Promise<Page>): void {
  for (const { name, alone } of CASES) {
    test(name, async () => {
      const place = alone ? await fresh() : page()
      const { note } = await askEngine(place, { kind: 'contract', model, name, expected })
      if (note !== '') test.info().annotations.push({ type: 'measured', description: note })
      if (note !== '') console.log(`    ${note}`)
      if (alone) await place.close()
    })
  }
}
