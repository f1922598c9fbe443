import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { discordTime, isPingLine, mentionsIn, messageLink } from '../../src/wording/marks.ts';

it.each`
  instant                       | style  | written
  ${'2024-12-23T16:00:00Z'}     | ${'R'} | ${'<t:1734969600:R>'}
  ${'2024-12-23T16:00:00.999Z'} | ${'t'} | ${'<t:1734969600:t>'}
`('writes $instant as $written', ({ instant, style, written }) => {
  expect(discordTime(DateTime.fromISO(instant), style)).toBe(written);
});

it('knows the address of a message', () => {
  expect(messageLink({ guild: '1', channel: '2', messageId: '3' })).toBe(
    'https://discord.com/channels/1/2/3',
  );
});

it.each`
  line                 | pings
  ${'<@&1>'}           | ${true}
  ${'<@1> and others'} | ${true}
  ${'@everyone'}       | ${true}
  ${'to <@&1>'}        | ${false}
  ${'<#1> is closed'}  | ${false}
  ${'-# K7Q4-9MX2'}    | ${false}
`('a line "$line" pings: $pings', ({ line, pings }) => {
  expect(isPingLine(line)).toBe(pings);
});

it('finds the mentions that were typed, each once', () => {
  expect(mentionsIn('@everyone <@1> <@&2> <#3> @here @everyone me@here.org')).toEqual([
    '@everyone',
    '<@1>',
    '<@&2>',
    '<#3>',
    '@here',
  ]);
});
