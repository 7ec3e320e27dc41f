import { expect, test } from 'vitest'
import { profileAddress } from '#domain/clean/profile'

test.each([
  ['linkedin.com/in/anna', 'https://linkedin.com/in/anna'],
  ['http://www.linkedin.com/in/anna', 'https://www.linkedin.com/in/anna'],
  ['https://mastodon.nl/@anna', 'https://mastodon.nl/@anna'],
])('%s is kept as %s', (written, kept) => {
  expect(profileAddress(written)).toBe(kept)
})

test.each([
  '',
  'anna',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://wie:geheim@linkedin.com',
  'linkedin .com',
  'https://localhost/x',
  'ftp://a.nl',
])('"%s" is no profile address', (written) => {
  expect(profileAddress(written)).toBeNull()
})
