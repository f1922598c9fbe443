import { type Client, GatewayIntentBits, MessageFlags, MessageType } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { commandProblems, commandSetProblems } from '../../src/rehearsal/rules/commands.ts';
import { schemaGuard } from '../support/discord-schema.ts';
import {
  ANA,
  BACKROOM,
  BO,
  connect,
  EN,
  GENERAL,
  GUILD,
  nextEvent,
  onInteraction,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

const ASK = { type: 3, name: 'Is this Yours?' };

/** A server on which the menu of every message has one command. */
async function setUp(command: object = ASK, options: Parameters<typeof rehearse>[0] = {}) {
  const guard = schemaGuard();
  const rehearsal = await rehearse({ onRequest: guard.onRequest, ...options });
  const client = await connect(rehearsal);
  const made = await client.application.commands.set([command as typeof ASK], GUILD);
  const commandId = made.first()?.id ?? '';
  const write = (content: string, person = BO, channelId = GENERAL) =>
    rehearsal.act.message({ person, locale: EN, channelId, content });
  const pick = (messageId: string, more: object = {}) =>
    rehearsal.act.menu({ person: ANA, locale: EN, channelId: GENERAL, messageId, commandId, ...more });
  return { rehearsal, client, guard, commandId, write, pick };
}

/** What the bot is told of the next one. */
async function heard(client: Client) {
  const [interaction] = await nextEvent(client, 'interactionCreate');
  if (!interaction.isMessageContextMenuCommand()) throw new Error('not from the menu of a message');
  return interaction;
}

const named = (problems: { path: unknown[]; code: string }[]) =>
  problems.map(({ path, code }) => `${path.join('.')} ${code}`);

describe('a command in a menu', () => {
  it.each(['Ask', 'Is this from us?', 'x'.repeat(32), 'Ist das von uns?', '¿Es de nosotros?'])(
    'may be called “%s”',
    name => {
      expect(commandProblems({ type: 3, name }, [])).toEqual([]);
    },
  );

  it.each`
    wrong                                            | problem
    ${{ name: 'x'.repeat(33) }}                      | ${'name APPLICATION_COMMAND_INVALID_NAME'}
    ${{ name: '' }}                                  | ${'name APPLICATION_COMMAND_INVALID_NAME'}
    ${{ name: '   ' }}                               | ${'name APPLICATION_COMMAND_INVALID_NAME'}
    ${{}}                                            | ${'name BASE_TYPE_REQUIRED'}
    ${{ ...ASK, name_localizations: { de: '' } }}    | ${'name_localizations.de APPLICATION_COMMAND_INVALID_NAME'}
    ${{ ...ASK, description: 'Asks' }}               | ${'description APPLICATION_COMMAND_DESCRIPTION'}
    ${{ ...ASK, options: [{ type: 3, name: 'a' }] }} | ${'options APPLICATION_COMMAND_OPTIONS'}
  `('may not be: $problem', ({ wrong, problem }) => {
    expect(named(commandProblems({ type: 3, ...wrong }, []))).toContain(problem);
  });

  it('may have the name of one of another type, and be one of 15', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ type: 3, name: `C ${i}` }));
    const slash = { name: 'ask', description: 'd' };
    expect(commandSetProblems([...many(15), slash, { type: 3, name: 'ask' }].slice(1))).toEqual([]);
    expect(named(commandSetProblems(many(16)))).toContain(' BASE_TYPE_MAX_LENGTH');
    expect(named(commandSetProblems([...many(1), ...many(1)]))).toContain(
      '1.name APPLICATION_COMMANDS_DUPLICATE_NAME',
    );
  });

  it('is registered, listed without a description, and refused as a whole set with one wrong', async () => {
    const { client, guard, rehearsal } = await setUp();
    expect(rehearsal.inspect.commands(GUILD)).toMatchObject([{ ...ASK, description: '' }]);
    await expect(client.application.commands.set([{ type: 3, name: '🙂' }], GUILD)).rejects.toMatchObject({
      code: 50035,
    });
    expect(rehearsal.inspect.commands(GUILD)).toHaveLength(1);
    const page = await openPage(rehearsal, ANA);
    expect(page.snapshot.commands[GUILD]).toMatchObject([ASK]);
    expect(guard.violations).toEqual([]);
  });
});

describe('picking one', () => {
  it('hands the very message over, with the words that the bot could not read otherwise', async () => {
    const { client, rehearsal, write, pick } = await setUp();
    const id = write('hello **there**');
    const asked = heard(client);
    pick(id);
    const { targetId, targetMessage, commandName, channelId, user } = await asked;
    expect([targetId, commandName, channelId, user.id]).toEqual([id, ASK.name, GENERAL, ANA]);
    expect(targetMessage).toMatchObject({ id, content: 'hello **there**', author: { id: BO } });
    expect(await client.rest.get(`/channels/${GENERAL}/messages/${id}`)).toMatchObject({ content: '' });
    expect(rehearsal.inspect.messages(GENERAL)).toHaveLength(1);
  });

  it.each([
    ['hidden, as long as nobody has allowed it', 0, ''],
    ['there where the bot may read everything', GatewayIntentBits.MessageContent, 'ours'],
  ])('a forward: what it carries is %s', async (_, grantedIntents, content) => {
    const { client, rehearsal, write, pick } = await setUp(ASK, { grantedIntents });
    const to = { channelId: GENERAL, toChannelId: GENERAL };
    const forward = rehearsal.act.forward({ person: BO, locale: EN, messageId: write('ours'), ...to });
    const asked = heard(client);
    pick(forward);
    const { targetMessage } = await asked;
    expect(targetMessage.messageSnapshots.first()?.content).toBe(content);
    expect(targetMessage.reference?.channelId).toBe(GENERAL);
  });

  it('is possible where the bot sees nothing', async () => {
    const { client, write, pick } = await setUp();
    const asked = heard(client);
    pick(write('secret', ANA, BACKROOM), { channelId: BACKROOM });
    expect((await asked).targetMessage.content).toBe('secret');
  });

  it('is answered like a slash command, with the message that it was about', async () => {
    const { client, guard, rehearsal, write, commandId } = await setUp();
    const page = await openPage(rehearsal, ANA);
    const messageId = write('hello');
    onInteraction(client, async interaction => {
      if (!interaction.isMessageContextMenuCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('No.');
    });
    expect((await page.post('menu', { channelId: GENERAL, messageId, commandId })).status).toBe(200);
    const { message } = await page.next('message-changed');
    expect(message).toMatchObject({
      content: 'No.',
      ephemeral: true,
      type: MessageType.ContextMenuCommand,
      interaction_metadata: { type: 2, target_message_id: messageId },
    });
    expect(guard.violations).toEqual([]);
  });

  it('is refused for what is not there for them', async () => {
    const { client, rehearsal, write, pick, commandId } = await setUp();
    const secret = write('secret', ANA, BACKROOM);
    const there = { channelId: BACKROOM, person: BO };
    expect(() => pick(secret, there)).toThrow(`There is no channel ${BACKROOM}.`);
    expect(() => pick(secret)).toThrow(`There is no message ${secret}.`);
    expect(() => pick(write('hello'), { commandId: '1' })).toThrow('There is no such command here.');
    const at = { person: ANA, locale: EN, guildId: GUILD, channelId: GENERAL, options: [] };
    expect(() => rehearsal.act.command({ ...at, commandId })).toThrow('There is no such command here.');
    rehearsal.act.overwriteChannel(GENERAL, GUILD, '0', `${1n << 31n}`);
    expect(() => pick(write('hello'))).toThrow('Commands may not be used here.');
    rehearsal.act.overwriteChannel(GENERAL, GUILD, '0', '0');
    const slash = await client.application.commands.create({ name: 'ask', description: 'd' }, GUILD);
    expect(() => pick(write('hello'), { commandId: slash.id })).toThrow('There is no such command here.');
  });

  it('is refused for an answer that only the person sees', async () => {
    const { client, rehearsal, write, pick } = await setUp();
    onInteraction(client, async interaction => {
      if (!interaction.isMessageContextMenuCommand()) return;
      await interaction.reply({ content: 'Only you', flags: MessageFlags.Ephemeral });
    });
    const answered = rehearsal.inspect.next('message-created', ({ stored }) => stored.onlyFor === ANA);
    pick(write('hello'));
    const { stored } = await answered;
    expect(() => pick(stored.message.id)).toThrow('What only you can see has no such menu.');
  });
});
