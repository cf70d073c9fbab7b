import { describe, expect, it } from 'vitest'
import { bytes, duration, flops, inHundred, joules, percent, percentInWords, percentNamed, percentsApart, seconds, tokens } from './format.ts'

describe('format', () => {
  it('never rounds doubt away', () => {
    expect(percent(0.999)).toBe('>\u00a099\u00a0%')
    expect(percent(0.001)).toBe('<\u00a01\u00a0%')
    expect([0.991, 0.006].map((share) => percent(share))).toEqual(['99\u00a0%', '1\u00a0%'])
    expect([0.9999, 0.0001].map((share) => percent(share, 1))).toEqual(['>\u00a099.9\u00a0%', '<\u00a00.1\u00a0%'])
    expect(percent(1)).toBe('100\u00a0%')
    expect(percent(0)).toBe('0\u00a0%')
    expect(percent(0.944)).toBe('94\u00a0%')
    expect(percent(1.37)).toBe('137\u00a0%')
  })
  it('puts a bound into words inside a sentence', () => {
    expect([0.999, 0.5, 0.001].map((share) => percentInWords(share))).toEqual(['over\u00a099\u00a0%', '50\u00a0%', 'under\u00a01\u00a0%'])
    expect([0.8, 0.9972, 0.99999999].map(percentNamed)).toEqual(['80\u00a0%', '99.7\u00a0%', 'over\u00a099.9999\u00a0%'])
  })
  it('counts in a hundred without rounding to none or all', () => {
    expect([0.001, 0.35, 0.999].map(inHundred)).toEqual(['about 1 in 100', 'about 35 in 100', 'about 99 in 100'])
  })
  it('tells two shares apart wherever they differ', () => {
    expect(percentsApart(0.41, 0.8)).toEqual(['41\u00a0%', '80\u00a0%'])
    expect(percentsApart(0.796, 0.8)).toEqual(['79.6\u00a0%', '80.0\u00a0%'])
    expect(percentsApart(0.997, 0.9985)).toEqual(['99.7\u00a0%', '99.9\u00a0%'])
    expect(percentsApart(0.9999, 1)).toEqual(['over\u00a099\u00a0%', '100\u00a0%'])
    expect(percentsApart(0.5, 0.5)).toEqual(['50\u00a0%', '50\u00a0%'])
  })
  it('counts one token in the singular', () => {
    expect(tokens(1)).toBe('1\u00a0token')
    expect(tokens(38)).toBe('38\u00a0tokens')
  })
  it('changes from milliseconds to seconds where a person does', () => {
    expect([0.84, 24.4, 994, 1240, 12_400].map(duration)).toEqual(['0.8\u00a0ms', '24\u00a0ms', '994\u00a0ms', '1.2\u00a0s', '12\u00a0s'])
    expect([0, 4, 20, 1234, 12_340].map(seconds)).toEqual(['0.00', '0.004', '0.02', '1.23', '12.3'])
  })
  it('keeps three digits of operations and energy', () => {
    expect([0, 950, 21_400_000, 3.21e9].map(flops)).toEqual(['0\u00a0FLOP', '950\u00a0FLOP', '21.4\u00a0MFLOP', '3.21\u00a0GFLOP'])
    expect([0.0000125, 0.0034, 2].map(joules)).toEqual(['12.5\u00a0µJ', '3.40\u00a0mJ', '2.00\u00a0J'])
  })
  it('shows sizes in decimal megabytes', () => {
    expect([5_400_000, 12_300].map(bytes)).toEqual(['5.4\u00a0MB', '12\u00a0kB'])
  })
})
