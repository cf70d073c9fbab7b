/** How a prompt can end, and how a pass of one rung can end. */

/**
 * answered: accepted with a confidence; declined: the model says it can't; unsure: rungs or budget ran out below the bar
 * and the best candidate is shown as such; stopped: by the person, partial text kept; failed: typed error, partial text kept.
 */
export type Outcome = 'answered' | 'declined' | 'unsure' | 'stopped' | 'failed'

/** One rung's own result, before the cascade decides what it means for the prompt. */
export type RungOutcome = 'answered' | 'declined' | 'cut' | 'stopped'
