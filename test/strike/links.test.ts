import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disguisedAddresses, isWebAddress, maskedLinks, misleadingLinks } from '../../src/strike/links.ts';
import { runs } from '../support/runs.ts';

const EVIL = 'https://evil.example/x';

describe('a link behind words that look like an address', () => {
  it.each([
    ['as it is', `[kaiser.org](${EVIL})`],
    ['the very address', '[kaiser.org](https://kaiser.org)'],
    ['with its scheme', `[https://kaiser](${EVIL})`],
    ['an escaped dot', `[kaiser\\.org](${EVIL})`],
    ['escaped letters', `[\\kaiser\\.\\org](${EVIL})`],
    ['nested brackets', `[[kaiser.org]](${EVIL})`],
    ['nested, the address outside', `[kaiser.org [see]](${EVIL})`],
    ['a bracket that stays open', `[kaiser.org [see](${EVIL})`],
    ['a bracket that is closed twice', `[kaiser.org] see](${EVIL})`],
    ['an opener before that is nobody’s', `[kaiser.org [x [see]](${EVIL})`],
    ['a link within', `[kaiser.org [a](https://a.example) b](${EVIL})`],
    ['a full-width dot', `[kaiser．org](${EVIL})`],
    ['an ideographic dot', `[kaiser。org](${EVIL})`],
    ['a half-width one', `[kaiser｡org](${EVIL})`],
    ['a leader', `[kaiser․org](${EVIL})`],
    ['a middle dot', `[kaiser·org](${EVIL})`],
    ['full-width letters', `[ｋａｉｓｅｒ.ｏｒｇ](${EVIL})`],
    ['a code span', `[\`kaiser.org\`](${EVIL})`],
    ['bold within', `[kaiser**.**org](${EVIL})`],
    ['a spoiler', `[||kaiser||.||org||](${EVIL})`],
    ['a joiner', `[kaiser\u200d.\u200corg](${EVIL})`],
    ['a variation selector', `[kaiser\ufe0f.org](${EVIL})`],
    ['a zero-width space', `[kaiser\u200b.org](${EVIL})`],
    ['a mark above the dot', `[kaiser.\u0332org](${EVIL})`],
    ['an address in angle brackets', `[<kaiser.org>](<${EVIL}>)`],
    ['a line break', `[kaiser.\norg](${EVIL})`],
    ['from the headline into the text', `**[kaiser.org**\n](${EVIL})`],
    ['an escaped scheme', '[kaiser.org](https\\://evil.example)'],
    ['spaces before the address', `[kaiser.org](  <${EVIL}>)`],
    ['a title', `[here](${EVIL} "kaiser.org")`],
    ['punycode', `[xn--kaser-9sa.org](${EVIL})`],
    ['a name of another script', `[кайзер.рф](${EVIL})`],
    ['numbers', `[192.0.2.1](${EVIL})`],
    ['many spaces before the address', `[kaiser.org](${' '.repeat(60)}${EVIL})`],
    ['what nobody sees before the address', `[kaiser.org](\u200b${EVIL})`],
    ['a hair space', `[kaiser.\u200aorg](${EVIL})`],
    ['a thin space before the dot', `[kaiser\u202f.org](${EVIL})`],
    ['an Ethiopic full stop', `[kaiser።org](${EVIL})`],
    ['a Devanagari dot', `[kaiser॰org](${EVIL})`],
    ['a word separator', `[kaiser⸱org](${EVIL})`],
    ['a mail address', '[union@kaiser.org](mailto:evil@evil.example)'],
    ['a telephone number behind it', '[kaiser.org](tel:+19005550100)'],
    ['spaces around the dot', `[kaiser . org](${EVIL})`],
    ['a space before the dot', `[kaiser .org/vote](${EVIL})`],
    ['many spaces', `[kaiser   .   example](${EVIL})`],
    ['no-break spaces', `[kaiser\u00a0.\u00a0org](${EVIL})`],
    ['a space after the dot', `[kaiser. org](${EVIL})`],
    ['the same in capitals', `[KAISER. ORG](${EVIL})`],
    ['a space and what nobody sees', `[kaiser \u200b.\u200d org](${EVIL})`],
    ['a red circle for the dot', `[kaiser🔴org](${EVIL})`],
    ['a black one, with its selector', `[kaiser⚫\ufe0forg](${EVIL})`],
    ['a circle of letters’ size', `[kaiser●org](${EVIL})`],
    ['a circle between spaces', `[kaiser 🟢 com](${EVIL})`],
    ['a picture of the server’s own', `[kaiser<:dot:1310000000000000901>org](${EVIL})`],
  ])('%s', (_, text) => {
    expect(misleadingLinks(text)).not.toEqual([]);
    expect(maskedLinks(text)).not.toEqual([]);
  });

  it.each([
    ['plain words', `[our page](${EVIL})`],
    ['a time', `[8 a.m.](${EVIL})`],
    ['an address beside it', `[note] home.nuhw.org and [our page](${EVIL})`],
    ['a gate', '[North](gate 4), kaiser.org'],
    ['two sentences', `[See you there. Org meeting at 5](${EVIL})`],
    ['two shouted ones', `[See you there. ORG meeting at 5](${EVIL})`],
    ['a sentence that ends with one', `[See you at the union. Net pay is up](${EVIL})`],
    ['hours', `[8 a.m. to 2 p.m. at the gate](${EVIL})`],
    ['an abbreviation', `[approx. ten of us, no. four](${EVIL})`],
    ['three dots', `[Wait ... what? Wait … here](${EVIL})`],
    ['a circle that is pretty', `[Strike 🔴 live](${EVIL})`],
    ['circles in a list', `[🔴 Fontana 🟢 Downey ⚪ Riverside](${EVIL})`],
    ['a picture before a word', `[Strike 📣 info](${EVIL})`],
    ['a picture of the server’s own before a word', `[Picket <:fist:1310000000000000901> line](${EVIL})`],
    ['what nobody sees, and no dot', `[kaiser\u200borg](${EVIL})`],
    ['no link', '[kaiser.org] (https://kaiser.org)'],
  ])('is none: %s', (_, text) => {
    expect(misleadingLinks(text)).toEqual([]);
  });

  it('says what it shows and where it leads', () => {
    expect(maskedLinks(`See [our page](${EVIL}) or [this](https://b.example)`)).toEqual([
      { shown: 'our page', target: EVIL },
      { shown: 'this', target: 'https://b.example' },
    ]);
  });

  it('is found whatever stands before, within and around it', () => {
    const around = fc.string({
      unit: fc.constantFrom('[', ']', '\\', '`', '*', 'a', ' ', '(', '\n', '|'),
      maxLength: 8,
    });
    const unseen = fc.constantFrom('', '\\', '*', '_', '`', '~~', '||', '\u200d', '\ufe0f', '\u00ad');
    const dot = fc.constantFrom('.', '．', '。', '｡', '․', '\\.');
    fc.assert(
      fc.property(around, around, unseen, dot, unseen, (before, within, one, point, other) => {
        const shown = `${within.replaceAll(']', '')}kaiser${one}${point}${other}org`;
        expect(misleadingLinks(`${before.replaceAll('\\', '')}[${shown}](${EVIL})`)).not.toEqual([]);
      }),
      { numRuns: runs(3_000) },
    );
  });
});

describe('an address that leads elsewhere than it says', () => {
  it.each([
    ['a name before an @', 'https://kaiser.com@evil.example', 'evil.example'],
    ['and a password', 'see https://kaiser.com:443@evil.example/x.', 'evil.example'],
    ['an escaped @', 'https://kaiser.com\\@evil.example', 'evil.example'],
    ['in angle brackets', '<https://kaiser.com@evil.example>', 'evil.example'],
    ['behind words', '[here](https://kaiser.com@evil.example)', 'evil.example'],
    ['a Cyrillic letter', 'https://k\u0430iser.com/', 'xn--kiser-4ve.com'],
    ['a full-width dot', 'https://kaiser．org', 'kaiser.org'],
    ['a percent sign', 'https://%6baiser.org', 'kaiser.org'],
    ['a number', 'https://2130706433/', '127.0.0.1'],
    ['a quote before the @', "https://kaiser.com'@evil.example", 'evil.example'],
    ['quotation marks before the @', 'https://kaiser.com"@evil.example', 'evil.example'],
    ['a parenthesis before the @', 'https://kaiser.com(@evil.example', 'evil.example'],
    ['a closed one before the @', 'https://kaiser.com)@evil.example', 'evil.example'],
    ['a backtick before the @', 'https://kaiser.com`@evil.example', 'evil.example'],
    ['a bracket before the @', 'https://kaiser.com>@evil.example', 'evil.example'],
    ['three slashes', 'https:///kaiser.com@evil.example', 'evil.example'],
    ['escaped slashes', 'https://\\/kaiser.com@evil.example', 'evil.example'],
  ])('%s', (_, text, host) => {
    expect(disguisedAddresses(text).map(each => each.host)).toContain(host);
    expect(isWebAddress(text)).toBe(false);
  });

  it.each(['https://[::1]/', 'HTTPS://[::ffff:1.2.3.4]:80/x'])('%s, which nobody can read', text => {
    expect(disguisedAddresses(text)).toMatchObject([{ shown: expect.stringContaining('://[') as string }]);
    expect(isWebAddress(text)).toBe(false);
  });

  it.each([
    "the page's (https://home.nuhw.org)",
    '“https://home.nuhw.org”, "https://home.nuhw.org"',
    '[our page](https://home.nuhw.org) and [theirs](https://b.example/@union)',
    '<https://home.nuhw.org>',
    'https://home.nuhw.org, strike@home.nuhw.org',
  ])('is none in a text: %s', text => {
    expect(disguisedAddresses(text)).toEqual([]);
  });

  it.each([
    'https://home.nuhw.org',
    'https://Home.NUHW.org:8443/a?b=c@d#e',
    'http://127.0.0.1/',
    'https://medium.example/@union',
  ])('is none: %s', text => {
    expect(disguisedAddresses(`**${text}**, (${text}).`)).toEqual([]);
    expect(isWebAddress(text)).toBe(true);
  });

  it.each(['home.nuhw.org', 'ftp://a.example', 'https://', 'https://a b', 'https://a.example x'])(
    'is none, and no address on the web: %s',
    text => {
      expect(isWebAddress(text)).toBe(false);
    },
  );
});
