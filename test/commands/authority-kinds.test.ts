import { expect, it, onTestFinished } from 'vitest';
import { buttonsOf, type PressableButton, pressAgain, QUIETLY } from '../e2e/buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from '../e2e/stage.ts';
import { compose, openForm, sendForm, shown } from '../e2e/writing.ts';
import { exampleStrike } from '../support/strikes.ts';

/** A button of one kind of request never acts on another's, no matter who presses it. */
const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['announcements'] };
const LAMC = '1310000000000000031';
const BUTTONS_IN_A_ROW = 5;
const PEOPLE = { member: MEMBER, captain: CAPTAIN, author: ORGANIZER, organizer: SECOND_ORGANIZER };

const ON_DRAFTS = ['confirm', 'notice', 'approve', 'decline', 'withdraw', 'discard'];
const ON_SENT = ['retract', 'disregard', 'remove', 'move', 'keep', 'retry'];
const ON_ACTS = ['confirm', 'tell', 'approve', 'decline', 'withdraw', 'discard'];
const every = [
  ...['broadcast', 'alert'].flatMap(command =>
    [...ON_DRAFTS, ...ON_SENT].map(action => ({ command, action, isDraft: ON_DRAFTS.includes(action) })),
  ),
  ...ON_ACTS.map(action => ({ command: 'schedule', action, isDraft: false })),
];

interface Kind {
  /** Makes it, and gives who sees its buttons, and where. */
  make: (scene: Stage) => Promise<{ person: string; channel?: string }>;
  own: string[];
  /** The button that does it after all, and what it says then. */
  does: [label: string, said: string];
  by?: string;
  approvals?: number;
}

async function sent(scene: Stage): Promise<string> {
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Send');
  await scene.bot.tick();
  await shown(scene, ORGANIZER, '**Sent');
  const [choice] = await scene.choices(ORGANIZER, 'broadcast status', 'broadcast');
  return choice?.value ?? '';
}

const kinds: Record<string, Kind> = {
  'a message': {
    make: async scene => {
      await compose(scene, ORGANIZER, HALL);
      return { person: ORGANIZER };
    },
    own: ['broadcast:confirm', 'broadcast:discard'],
    does: ['Send', '**Sen'],
  },
  'a message that others are asked about': {
    make: async scene => {
      await compose(scene, ORGANIZER, HALL);
      await scene.press(ORGANIZER, 'Ask for approval');
      return { person: ORGANIZER, channel: scene.strike.channels.organizers };
    },
    own: ['approve', 'decline', 'withdraw', 'discard'].map(each => `broadcast:${each}`),
    does: ['Approve', '**Sen'],
    by: SECOND_ORGANIZER,
    approvals: 2,
  },
  'a correction': {
    make: async scene => {
      const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast: await sent(scene) });
      await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
      return { person: ORGANIZER };
    },
    own: ['confirm', 'notice', 'discard'].map(each => `broadcast:${each}`),
    does: ['Correct', '**Corrected.**'],
  },
  'a retraction': {
    make: async scene => {
      const broadcast = await sent(scene);
      await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The date was wrong.' }));
      return { person: ORGANIZER };
    },
    own: ['retract', 'disregard', 'remove', 'keep'].map(each => `broadcast:${each}`),
    does: ['Retract', '**Retracted.**'],
  },
  'another time': {
    make: async scene => {
      await compose(scene, ORGANIZER, HALL, { time: '3 p.m.' });
      await scene.press(ORGANIZER, 'Schedule');
      const [choice] = await scene.choices(ORGANIZER, 'broadcast reschedule', 'broadcast');
      const broadcast = choice?.value ?? '';
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, time: '4 p.m.' }));
      return { person: ORGANIZER };
    },
    own: ['broadcast:move', 'broadcast:keep'],
    does: ['Move it', '**Moved.**'],
  },
  'an alert': {
    make: async scene => {
      const preview = scene.discord.inspect.next(
        'message-created',
        ({ stored: { onlyFor, message } }) => onlyFor === CAPTAIN && (message.components ?? []).length > 0,
      );
      await scene.ask(CAPTAIN, 'alert send', typed({ site: 'lamc', text: 'Heat: water at the east gate.' }));
      await preview;
      return { person: CAPTAIN };
    },
    own: ['alert:confirm', 'alert:discard'],
    does: ['Send the alert', '**Sen'],
    by: CAPTAIN,
  },
  'an act': {
    make: async scene => {
      await scene.ask(ORGANIZER, 'schedule quiet', typed({ date: 'Dec 27', reason: 'a vote' }));
      return { person: ORGANIZER };
    },
    own: ['confirm', 'tell', 'discard', 'decline'].map(each => `schedule:${each}`),
    does: [QUIETLY, '**Done'],
  },
};

/** Buttons as only the bot itself could post them, where everybody sees them. */
async function plant({ discord }: Stage, customIds: readonly string[]): Promise<PressableButton[]> {
  const planted: PressableButton[] = [];
  for (let at = 0; at < customIds.length; at += BUTTONS_IN_A_ROW) {
    const components = customIds
      .slice(at, at + BUTTONS_IN_A_ROW)
      .map(customId => ({ type: 2, style: 2, label: 'Press', custom_id: customId }));
    const posted = await fetch(`${discord.apiUrl}/v10/channels/${LAMC}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        content: 'Press one.',
        allowed_mentions: { parse: [] },
        components: [{ type: 1, components }],
      }),
    });
    const { id } = (await posted.json()) as { id: string };
    planted.push(
      ...components.map(({ custom_id: customId, label }) => ({
        label,
        customId,
        messageId: id,
        channelId: LAMC,
      })),
    );
  }
  return planted;
}

/** Presses one, sends the form that may open, and gives what is said then. */
async function pressed({ discord }: Stage, person: string, button: PressableButton): Promise<string> {
  const form = discord.inspect.next('modal-opened', ({ interaction }) => interaction.personId === person);
  const told = pressAgain(discord, person, button);
  const opened = await Promise.race([told, form]);
  if (typeof opened === 'string') return opened;
  const fields = [{ customId: 'reason', value: '' }];
  discord.act.modal({ person, locale: 'en-US', interactionId: opened.interaction.id, fields });
  return told;
}

it.each(Object.entries(kinds))('%s is done by its own buttons and no others', async (_, kind) => {
  const strike = exampleStrike();
  const scene = await stage('2024-12-23T06:40:00-08:00', {
    strike: { ...strike, approval: { ...strike.approval, broadcast: kind.approvals ?? 1 } },
  });
  onTestFinished(async () => {
    await scene.stop();
    expect(scene.violations).toEqual([]);
  });
  const { person, channel } = await kind.make(scene);
  const [button] = buttonsOf(scene.discord, person, channel);
  if (!button) throw new Error('no button');
  const [, , argument = ''] = button.customId.split(':');
  const [id, ...rest] = argument.split('.');
  const seal = rest.at(-1);
  const before = [scene.announcements(), scene.alerts()];
  const revision = rest.length > 1 ? rest[0] : 1;
  const others = every
    .filter(({ command, action }) => !kind.own.includes(`${command}:${action}`))
    .map(({ command, action, isDraft }) =>
      [command, action, isDraft ? `${id}.${revision}.${seal}` : `${id}.${seal}`].join(':'),
    );
  for (const planted of await plant(scene, others)) {
    for (const [who, presser] of Object.entries(PEOPLE)) {
      const said = await pressed(scene, presser, planted);
      expect(said, `${planted.customId} by the ${who}`).toMatch(
        /^(Only |As a captain |I (do not|no longer) know|This button |Nobody has been asked|The other organizers have been asked already)/,
      );
    }
  }
  await scene.bot.tick();
  expect([scene.announcements(), scene.alerts()]).toEqual(before);
  const [label, said] = kind.does;
  expect(await scene.press(kind.by ?? person, label, channel)).toContain(said);
});
