import { expect, it } from 'vitest'
import { pageOf } from './page.ts'

it('shows the chat for everything that names no page', () => {
  expect(['', '#', '#/', '#/nowhere', '#settings/x'].map(pageOf)).toEqual(['chat', 'chat', 'chat', 'chat', 'chat'])
  expect(['#/models/servers', '#/nowhere/lab', '#lab'].map(pageOf)).toEqual(['models', 'chat', 'lab'])
  expect(['#/lab', '#/models', '#/settings', '#/privacy'].map(pageOf)).toEqual(['lab', 'models', 'settings', 'privacy'])
})
