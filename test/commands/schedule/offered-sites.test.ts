import type { BaseInteraction } from 'discord.js';
import { expect, it } from 'vitest';
import { offeredSites } from '../../../commands/schedule/offered-sites.ts';
import { viewOf } from '../../../src/strike/view.ts';
import { changesOf, day } from '../../support/strikes.ts';
import { exampleView } from '../../wording/say/example.ts';

const { strike } = exampleView();
const changes = changesOf(
  { type: 'close', from: '2024-12-20', site: 'downey' },
  { type: 'cancel', from: '2024-12-26', to: '2024-12-26', sites: ['anaheim'], reason: 'heat' },
);
const view = viewOf(
  strike,
  changes.map(act => ({ act, tell: false })),
);
const OPEN = ['lamc', 'fontana', 'anaheim', 'san-diego', 'bakersfield', 'lancaster'];

const holding = (...roles: string[]) => ({ member: { roles } }) as unknown as Pick<BaseInteraction, 'member'>;
const [organizer = ''] = strike.roles.organizer;
const [captain = ''] = strike.roles.captain.get('anaheim') ?? [];

it.each`
  who          | subcommand  | date            | offered
  ${organizer} | ${'hours'}  | ${'2024-12-26'} | ${OPEN}
  ${organizer} | ${'cancel'} | ${'2024-12-26'} | ${OPEN.filter(id => id !== 'anaheim')}
  ${organizer} | ${'cancel'} | ${'2024-12-27'} | ${OPEN}
  ${organizer} | ${'cancel'} | ${'2024-12-28'} | ${[]}
  ${organizer} | ${'open'}   | ${'2024-12-26'} | ${['downey']}
  ${organizer} | ${'close'}  | ${'2024-12-26'} | ${OPEN}
  ${captain}   | ${'cancel'} | ${'2024-12-27'} | ${['anaheim']}
  ${captain}   | ${'cancel'} | ${'2024-12-26'} | ${[]}
  ${'1'}       | ${'cancel'} | ${'2024-12-27'} | ${[]}
`('$subcommand on $date offers $who the lines $offered', ({ who, subcommand, date, offered }) => {
  const sites = offeredSites(view, subcommand, day(date), holding(who));
  expect(sites.map(({ id }) => id)).toEqual(offered);
});
