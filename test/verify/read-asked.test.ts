import { describe, expect, it } from 'vitest';
import { codeIn, readAsked } from '../../src/verify/read-asked.ts';

const [GUILD, CHANNEL, MESSAGE] = ['1310000000000000001', '1310000000000000021', '1320000000000000123'];
const PATH = `channels/${GUILD}/${CHANNEL}/${MESSAGE}`;
const link = { type: 'link', guild: GUILD, channel: CHANNEL, message: MESSAGE };
const code = { type: 'code', code: 'K1Q0-9MX2' };

describe('what people paste', () => {
  it.each`
    pasted                                                        | asked                         | because
    ${`https://discord.com/${PATH}`}                              | ${link}                       | ${'as the app copies it'}
    ${`https://ptb.discord.com/${PATH}`}                          | ${link}                       | ${'the public test build'}
    ${`https://canary.discord.com/${PATH}`}                       | ${link}                       | ${'the early build'}
    ${`https://www.discord.com/${PATH}`}                          | ${link}                       | ${'typed by hand'}
    ${`https://discordapp.com/${PATH}`}                           | ${link}                       | ${'an old link'}
    ${`HTTPS://DISCORD.COM/${PATH}`}                              | ${link}                       | ${'a shouting keyboard'}
    ${`discord.com/${PATH}`}                                      | ${link}                       | ${'without the scheme'}
    ${`<https://discord.com/${PATH}>`}                            | ${link}                       | ${'without a preview'}
    ${`is this real? https://discord.com/${PATH}, hm`}            | ${link}                       | ${'in a sentence'}
    ${`[here](https://discord.com/${PATH})`}                      | ${link}                       | ${'in markdown'}
    ${`\u200bhttps://discord.com/${PATH}?x=1`}                    | ${link}                       | ${'what is not seen came along'}
    ${`https://discord.com/channels/@me/${CHANNEL}/${MESSAGE}`}   | ${{ type: 'direct-message' }} | ${'a direct message'}
    ${`https://discord.com.example.org/${PATH}`}                  | ${undefined}                  | ${'not Discord'}
    ${`https://example.org/discord.com/${PATH}`}                  | ${undefined}                  | ${'not Discord either'}
    ${`https://notdiscord.com/${PATH}`}                           | ${undefined}                  | ${'nor that'}
    ${`https://discord.com@example.org/${PATH}`}                  | ${undefined}                  | ${'a user name before another host'}
    ${`https://x:discord.com/${PATH}`}                            | ${undefined}                  | ${'nor after a colon'}
    ${`https://discord.com/channels/${GUILD}/${CHANNEL}`}         | ${undefined}                  | ${'a channel is no message'}
    ${`https://discord.com/${PATH}12345`}                         | ${undefined}                  | ${'an id is no longer than 20 digits'}
    ${'K1Q0-9MX2'}                                                | ${code}                       | ${'as it stands there'}
    ${'k1q0-9mx2'}                                                | ${code}                       | ${'lower case'}
    ${'K1Q09MX2'}                                                 | ${code}                       | ${'without the hyphen'}
    ${' K1 Q0 - 9M X2 '}                                          | ${code}                       | ${'in pieces'}
    ${'K1Q0–9MX2'}                                                | ${code}                       | ${'with a dash'}
    ${'KIQO-9MX2'}                                                | ${code}                       | ${'I for 1, O for 0'}
    ${'klqo-9mx2'}                                                | ${code}                       | ${'l for 1'}
    ${'Ｋ１Ｑ０-９ＭＸ２'}                                        | ${code}                       | ${'wide letters'}
    ${'ref K1Q0-9MX2'}                                            | ${code}                       | ${'with its name'}
    ${'REF: K1Q0-9MX2.'}                                          | ${code}                       | ${'with stops'}
    ${'**`K1Q0-9MX2`**'}                                          | ${code}                       | ${'with marks'}
    ${'Strike day 64 · ref K1Q0-9MX2 · is it really us? /verify'} | ${code}                       | ${'the whole last line'}
    ${'is K1Q0-9MX2 real'}                                        | ${code}                       | ${'in a sentence'}
    ${'K1Q0-9MXU'}                                                | ${undefined}                  | ${'there is no U in codes'}
    ${'K1Q0-9MX'}                                                 | ${undefined}                  | ${'too short'}
    ${'K1Q0-9MX22'}                                               | ${undefined}                  | ${'too long'}
    ${'what is this'}                                             | ${undefined}                  | ${'nonsense'}
    ${''}                                                         | ${undefined}                  | ${'nothing'}
  `('$pasted: $because', ({ pasted, asked }) => {
    expect(readAsked(pasted)).toEqual(asked);
  });
});

describe('the code that a text shows', () => {
  it.each`
    text                                              | found          | because
    ${'Ref 1111-1111 was wrong.\n-# ref K1Q0-9MX2'}   | ${'K1Q0-9MX2'} | ${'it stands in the last line'}
    ${'-# ref K1Q0-9MX2 · join our pre-made-up team'} | ${'K1Q0-9MX2'} | ${'other words do not look like one after ref'}
    ${'K1Q0-9MX2 and then well-made words'}           | ${'WE11-MADE'} | ${'without ref, the last that looks like one'}
    ${'a text without any'}                           | ${undefined}   | ${'there is none'}
  `('$text: $because', ({ text, found }) => {
    expect(codeIn(text)).toBe(found);
  });

  it('is found in no time in a text that is made to be slow to read', () => {
    const texts = ['ref '.repeat(500), 'K1Q0-'.repeat(400), `${' -'.repeat(1000)}!`, 'KKKKKKKK '.repeat(200)];
    expect(texts.map(codeIn)).toEqual([undefined, 'K1Q0-K1Q0', undefined, undefined]);
  });
});
