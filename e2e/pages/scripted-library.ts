/** Puts the scripted model library in the place of a compiled one, in whatever worker this script is evaluated in. */
import { SAYS } from '../scripted/web-llm/scripted-expected.ts'
import { installScriptedLibrary } from '../scripted/web-llm/scripted-library.ts'
import { scriptedModel } from '../scripted/web-llm/scripted-model.ts'

/** Set in a worker by a test: its model then fails in the middle of what it runs. */
declare global {
  var scriptedToBreak: boolean | undefined
}

installScriptedLibrary(() => scriptedModel({
  ...SAYS,
  reply: (prompt, thinking) => {
    if (globalThis.scriptedToBreak === true) throw new Error('scripted to break')
    return SAYS.reply(prompt, thinking)
  },
}))
