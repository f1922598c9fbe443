import type { APIActionRowComponent, APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createRouter } from '../../../commands/kit/router.ts';
import type { InspectedMessage } from '../../../src/rehearsal/inspect.ts';
import type { Strike } from '../../../src/strike/strike.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { keptLog } from '../../discord/connected.ts';
import { idleAnswers, noRequests } from '../../support/answers.ts';
import { idleAudit } from '../../support/audit.ts';
import { idleAutomation } from '../../support/automation.ts';
import { idleBroadcasting } from '../../support/broadcasting.ts';
import { idleOrganizing } from '../../support/organizing.ts';
import { day, exampleStrike } from '../../support/strikes.ts';
import { idleVerifier } from '../../support/verifier.ts';
import { MEMBER, type Routed, routed } from '../kit/routed.ts';

/** As long as lets six statements fill a page. */
const SIXTH = ` ${'x'.repeat(258)}`;

/** The example with so many statements of before the report, `1` the newest, and nothing else. */
function talkative(count: number, text = SIXTH): Strike {
  const statements = Array.from({ length: count }, (_, index) => ({
    date: day('2024-12-20'),
    source: 'union' as const,
    text: `${index + 1}${text}`,
  }));
  return { ...exampleStrike(), negotiations: { issues: [], sessions: [], statements } };
}

/** The bot over a strike that may change between two presses. */
async function timelineOf(strike: Strike) {
  const current = { strike };
  const views = { of: () => ({ strike: current.strike, changes: [] }), all: () => [] };
  return { scene: await routed(commands, { strikes: views }), views, current };
}

function buttonsOf(message: InspectedMessage | undefined): APIButtonComponentWithCustomId[] {
  const rows = (message?.components ?? []) as APIActionRowComponent<APIButtonComponentWithCustomId>[];
  return rows.flatMap(row => row.components);
}

/** "Newer (off), Older" */
function buttonsIn(message: InspectedMessage | undefined): string {
  return buttonsOf(message)
    .map(({ label, disabled }) => (disabled ? `${label} (off)` : label))
    .join(', ');
}

function firstRow(message: InspectedMessage | undefined): string | undefined {
  return /says: (\d+)/.exec(message?.content ?? '')?.[1];
}

function pressOf({ discord, strike }: Routed, label: string): () => void {
  const message = discord.inspect.ephemerals(MEMBER).at(-1);
  const customId = buttonsOf(message).find(button => button.label === label)?.custom_id ?? '';
  const channelId = strike.channels.announcements;
  return () =>
    void discord.act.component({
      person: MEMBER,
      locale: 'en-US',
      channelId,
      messageId: message!.id,
      customId,
    });
}

async function press(scene: Routed, label: string): Promise<InspectedMessage | undefined> {
  const shown = await scene.after(pressOf(scene, label));
  return shown.at(-1);
}

describe('/negotiations timeline', () => {
  it('is leafed through there and back, in one message that only the asker sees', async () => {
    const { scene } = await timelineOf(talkative(13));
    const first = await scene.ask('negotiations timeline');
    expect([firstRow(first), buttonsIn(first)]).toEqual(['1', 'Newer (off), Older']);
    const second = await press(scene, 'Older');
    expect([firstRow(second), buttonsIn(second)]).toEqual(['7', 'Newer, Older']);
    const third = await press(scene, 'Older');
    expect([firstRow(third), buttonsIn(third)]).toEqual(['13', 'Newer, Older (off)']);
    const back = await press(scene, 'Newer');
    expect([firstRow(back), buttonsIn(back)]).toEqual(['7', 'Newer, Older']);
    expect(back).toMatchObject({ id: first?.id, onlyFor: MEMBER, rings: [] });
    expect((back?.flags ?? 0) & MessageFlags.SuppressEmbeds).not.toBe(0);
    expect(scene.discord.inspect.ephemerals(MEMBER)).toHaveLength(1);
    expect(scene.discord.inspect.messages(scene.strike.channels.announcements)).toEqual([]);
  });

  it('on one page needs no buttons', async () => {
    const { scene } = await timelineOf(talkative(6));
    const answer = await scene.ask('negotiations timeline');
    expect(answer?.content).toMatch(/^\*\*Negotiations, newest first\*\*\n/);
    expect(buttonsIn(answer)).toBe('');
  });

  it('shows the nearest page when the one on the button is gone', async () => {
    const { scene, current } = await timelineOf(talkative(19));
    await scene.ask('negotiations timeline');
    await press(scene, 'Older');
    current.strike = talkative(8);
    const last = await press(scene, 'Older');
    expect([firstRow(last), buttonsIn(last)]).toEqual(['7', 'Newer, Older (off)']);
    current.strike = talkative(2);
    const only = await press(scene, 'Newer');
    expect([firstRow(only), buttonsIn(only)]).toEqual(['1', '']);
  });

  it('pings nobody, whatever was recorded', async () => {
    const { scene } = await timelineOf(talkative(7, `${SIXTH} @everyone <@1310000000000000501>`));
    await scene.ask('negotiations timeline');
    expect((await press(scene, 'Older'))?.rings).toEqual([]);
  });

  it('is leafed through after a restart too', async () => {
    const { scene, views } = await timelineOf(talkative(13));
    const { client, clock, discord } = scene;
    await scene.ask('negotiations timeline');
    client.removeAllListeners('interactionCreate');
    const text = createTranslator();
    const context = {
      strikes: views,
      clock,
      text,
      automation: idleAutomation,
      organizing: idleOrganizing,
      audit: idleAudit,
      broadcasting: idleBroadcasting,
      verifier: idleVerifier,
      answers: idleAnswers,
      requests: noRequests,
      wait: async () => {},
      commands,
    };
    const { log, lines } = keptLog();
    const restarted = createRouter(context, log);
    client.on('interactionCreate', interaction => void restarted(interaction));
    const changed = discord.inspect.next('message-changed');
    pressOf(scene, 'Older')();
    expect((await changed).stored.message.content).toContain('(page 2 of 3)');
    expect(lines).toEqual([]);
  });
});

it('/negotiations issues names the union as their speaker', async () => {
  const scene = await routed(commands);
  const answer = await scene.ask('negotiations issues');
  expect(answer?.content).toContain('**What the union asks for (National Union of Healthcare Workers):**');
  expect(answer).toMatchObject({ onlyFor: MEMBER });
});

it('does not know a button of the negotiations that is not the timeline’s', async () => {
  const [negotiations] = commands.filter(({ data }) => data.name === 'negotiations');
  const odd = { action: 'bygone', argument: '1' };
  await expect(negotiations?.press?.({} as never, odd, {} as never)).rejects.toMatchObject({
    code: 'error.unknownButton',
  });
});
