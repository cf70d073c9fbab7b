/** Which named faults the tests survive: a row for each, from the tests whose titles begin with or hold "fault N". */

/** Numbers and names of the product's list of faults, as far as the app has the part that can fail. */
const FAULTS = {
  1: 'network cut in the middle of a download',
  2: 'transfer that stands still',
  3: 'right size, wrong bytes',
  4: '404, 403, a web page in place of a file',
  5: 'storage full',
  6: 'storage taken back by the browser',
  7: 'worker closes silently in the middle',
  8: 'worker hangs',
  9: 'worker throws outside of any call',
  10: 'graphics device lost',
  11: 'no usable graphics adapter',
  12: 'out of memory at load',
  17: 'file given to the app is broken or hostile',
  18: 'no consent, no request',
  19: 'events split, unusual or endless',
  20: 'key refused',
  21: 'server busy or broken',
  22: 'server slow, silent, or gone in the middle',
  23: 'redirect, or an address that must not be asked',
}

/**
 * @param tests full titles, and whether each passed
 * @returns the table's lines, and the faults that no test tries
 */
export function faultTable(tests) {
  const rows = Object.entries(FAULTS).map(([number, name]) => {
    const own = tests.filter(({ title }) => new RegExp(`\\bfault ${number}:`).test(title))
    return { number, name, passed: own.filter(({ passed }) => passed).length, of: own.length }
  })
  const survived = rows.filter(({ passed, of }) => of > 0 && passed === of)
  return {
    lines: [
      ...rows.map(({ number, name, passed, of }) => `${number.padStart(3)}  ${of > 0 && passed === of ? 'survived' : of === 0 ? 'not tried' : 'FAILED'.padEnd(8)}  ${String(passed).padStart(2)} of ${String(of).padStart(2)}  ${name}`),
      `${survived.length} of ${rows.length} faults survived`,
    ],
    untried: rows.filter(({ of }) => of === 0).map(({ number }) => number),
  }
}

/** Titles and results of a Vitest JSON report. */
export function vitestTests({ testResults }) {
  return testResults.flatMap(({ assertionResults }) => assertionResults.map(({ fullName, status }) => ({ title: fullName, passed: status === 'passed' })))
}

/** Titles and results of a Playwright JSON report. */
export function playwrightTests({ suites }) {
  const of = (suite, path) => [
    ...(suite.specs ?? []).map(({ title, ok }) => ({ title: [...path, suite.title, title].join(' '), passed: ok })),
    ...(suite.suites ?? []).flatMap((inner) => of(inner, [...path, suite.title])),
  ]
  return suites.flatMap((suite) => of(suite, []))
}
