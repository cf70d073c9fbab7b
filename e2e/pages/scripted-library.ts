/** Puts the scripted model library in the place of a compiled one, in whatever worker this script is evaluated in. */
import { SAYS } from '../scripted/web-llm/scripted-expected.ts'
import { installScriptedLibrary } from '../scripted/web-llm/scripted-library.ts'
import { scriptedModel } from '../scripted/web-llm/scripted-model.ts'

installScriptedLibrary(() => scriptedModel(SAYS))
