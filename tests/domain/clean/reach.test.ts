import { describe, expect, test } from 'vitest'
import { readMail, readMails, readWebsite } from '#domain/clean/mail'
import { readPhones, writtenPhone } from '#domain/clean/phone'

describe('telephone numbers in a cell', () => {
  test.each<[string, string[]]>([
    ['0345-550127', ['+31345550127']],
    ['(020) 8787463', ['+31208787463']],
    ['+31(0)6-56129992', ['+31656129992']],
    ['0031 20 4710709', ['+31204710709']],
    ['O20 624 11 11', ['+31206241111']],
    ['020/6241111', ['+31206241111']],
    ['0345-550127 / 06 12344321', ['+31345550127', '+31612344321']],
    ['0345-550127 06-12344321', ['+31345550127', '+31612344321']],
    ['0345550127; 0345550128', ['+31345550127', '+31345550128']],
    ['06-12344321 (na 18u)', ['+31612344321']],
    ['020-6241111 tst 12', ['+31206241111']],
    ['088 1234560', ['+31881234560']],
    ['0800-1234', ['+318001234']],
    ['+32 2 513 89 40', ['+3225138940']],
    ['', []],
  ])('%s', (cell, numbers) => {
    expect(readPhones(cell).map((reading) => ('number' in reading ? reading.number : reading))).toEqual(numbers)
  })

  test('a mobile number is told from a landline', () => {
    expect(readPhones('0345-550127 / 06 12344321').map((reading) => 'mobile' in reading && reading.mobile)).toEqual([false, true])
  })

  test.each(['020-56041', '0600000000', 'zie website', '000'])('%s is no number, and comes back as it stood', (cell) => {
    expect(readPhones(cell)).toEqual([{ unreadable: cell }])
  })

  test('a number in a range that was never given out is kept and doubted', () => {
    expect(readPhones('0673573792')).toEqual([{ number: '+31673573792', mobile: true, doubtful: true }])
  })

  test('a number is written as the office dials it', () => {
    expect(writtenPhone('+31345550127')).toBe('0345 550 127')
    expect(writtenPhone('+3225138940')).toBe('+32 2 513 89 40')
  })
})

describe('mail and web', () => {
  test.each([
    ['INFO@Bakker.NL', 'info@bakker.nl'],
    ['mailto:jan@bakker.nl', 'jan@bakker.nl'],
    ['jan @ bakker.nl', 'jan@bakker.nl'],
    ['jan@bakker,nl', 'jan@bakker.nl'],
    ['jan@gmial.com', 'jan@gmail.com'],
    ['jan@bakker.ln', 'jan@bakker.nl'],
    ['Jan Bakker <jan@bakker.nl>', 'jan@bakker.nl'],
  ])('%s is mended to %s', (text, address) => {
    expect(readMail(text)).toEqual({ address })
  })

  test.each(['jan.bakker.nl', 'jan@@bakker.nl', 'jan@bakker'])('%s is no address', (text) => {
    expect(readMail(text)).toEqual({ unreadable: text })
  })

  test('two addresses in a cell are two', () => {
    expect(readMails('a@bakker.nl; b@bakker.nl')).toEqual([{ address: 'a@bakker.nl' }, { address: 'b@bakker.nl' }])
  })

  test.each([
    ['https://www.Bakker.nl/', 'www.bakker.nl'],
    ['bakker.nl/over-ons', 'bakker.nl/over-ons'],
    ['htp://bakker,nl', 'bakker.nl'],
    ['geen site', null],
    ['jan@bakker.nl', null],
  ])('the site %s reads %s', (text, site) => {
    expect(readWebsite(text)).toBe(site)
  })
})
