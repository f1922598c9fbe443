import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { schemaGuard } from '../support/discord-schema.ts';
import {
  ANA,
  BO,
  connect,
  GENERAL,
  GUILD,
  movableClock,
  nextEvent,
  OFFICE,
  ORGANIZERS,
  onCommand,
  onInteraction,
  openPage,
  rehearse,
  stopAll,
} from './support.ts';

afterEach(stopAll);

const ASK = { name: 'ask', description: 'Asks' };

async function setUp(command: object = ASK) {
  const guard = schemaGuard();
  const rehearsal = await rehearse({ onRequest: guard.onRequest });
  const client = await connect(rehearsal);
  const commandId = await register(client, command);
  const at = { guildId: GUILD, channelId: GENERAL };
  return { rehearsal, client, guard, commandId, ask: { ...at, commandId, options: [] } };
}

async function register(client: Client<true>, command: object): Promise<string> {
  const made = await client.application.commands.create(command as typeof ASK, GUILD);
  return made.id;
}

it('defers, is seen thinking, edits, and follows up', async () => {
  const { client, ask, guard, rehearsal } = await setUp();
  const ana = await openPage(rehearsal, ANA);
  onCommand(client, async interaction => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply('Done');
    await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
    await interaction.deleteReply();
  });
  await ana.post('command', ask);
  const thinking = await ana.next('message');
  expect(thinking.message).toMatchObject({ pending: true, ephemeral: true, content: '' });
  const done = await ana.next('message-changed');
  expect(done.message).toMatchObject({ id: thinking.message.id, content: 'Done' });
  expect(done.message.pending).toBeUndefined();
  expect((await ana.next('message')).message.content).toBe('And more');
  expect((await ana.next('message-deleted')).messageId).toBe(thinking.message.id);
  expect(rehearsal.inspect.messages(GENERAL)).toEqual([]);
  expect(guard.violations).toEqual([]);
});

it('resolves users, roles and channels in the options of a subcommand', async () => {
  const option = (name: string, type: number) => ({ name, description: name, type });
  const { client, ask, rehearsal } = await setUp({
    ...ASK,
    options: [
      {
        ...option('about', ApplicationCommandOptionType.Subcommand),
        options: [
          option('who', ApplicationCommandOptionType.User),
          option('role', ApplicationCommandOptionType.Role),
          option('where', ApplicationCommandOptionType.Channel),
        ],
      },
    ],
  });
  const heard = nextEvent(client, 'interactionCreate');
  rehearsal.act.command({
    person: BO,
    locale: 'de',
    ...ask,
    options: [
      {
        name: 'about',
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          { name: 'who', type: ApplicationCommandOptionType.User, value: ANA },
          { name: 'role', type: ApplicationCommandOptionType.Role, value: ORGANIZERS },
          { name: 'where', type: ApplicationCommandOptionType.Channel, value: GENERAL },
        ],
      },
    ],
  });
  const [interaction] = await heard;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  expect(interaction.options.getSubcommand()).toBe('about');
  expect(interaction.options.getUser('who')?.id).toBe(ANA);
  expect(interaction.options.getMember('who')).toMatchObject({ id: ANA });
  expect(interaction.options.getRole('role')?.name).toBe('Organizers');
  expect(interaction.options.getChannel('where')?.name).toBe('general');
});

it('asks for choices while somebody types', async () => {
  const { client, ask, guard, rehearsal } = await setUp({
    ...ASK,
    options: [{ name: 'site', description: 'Site', type: 3, autocomplete: true, required: true }],
  });
  onInteraction(client, async interaction => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}tana`, value: 'fontana' }]);
  });
  const ana = await openPage(rehearsal, ANA);
  const options = [{ name: 'site', type: 3, value: 'Fon', focused: true }];
  const { body } = await ana.post('autocomplete', { ...ask, options });
  expect(body).toEqual({ choices: [{ name: 'Fontana', value: 'fontana' }] });
  expect(guard.violations).toEqual([]);
});

it('takes no more characters than the option has, also while somebody types', async () => {
  const { client, ask, rehearsal } = await setUp({
    ...ASK,
    options: [{ name: 'site', description: 'Site', type: 3, autocomplete: true, max_length: 5 }],
  });
  onInteraction(client, async interaction => {
    if (interaction.isAutocomplete()) await interaction.respond([]);
  });
  const ana = await openPage(rehearsal, ANA);
  const typed = (value: string) =>
    ana.post('autocomplete', { ...ask, options: [{ name: 'site', type: 3, value, focused: true }] });
  expect(await typed('12345')).toMatchObject({ status: 200 });
  expect(await typed('123456')).toEqual({ status: 400, body: { message: '"site" is too large.' } });
});

it('presses a button, chooses in selects, and updates the message in place', async () => {
  const { client, guard, rehearsal } = await setUp();
  const button = new ButtonBuilder().setCustomId('b:1').setLabel('Go').setStyle(ButtonStyle.Primary);
  const select = new StringSelectMenuBuilder().setCustomId('s').addOptions({ label: 'One', value: '1' });
  const roles = new RoleSelectMenuBuilder().setCustomId('r');
  const channel = await client.channels.fetch(GENERAL);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const sent = await channel.send({
    content: 'Choose',
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(button),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
      new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(roles),
    ],
  });
  onInteraction(client, async interaction => {
    if (interaction.isButton()) await interaction.update('Pressed');
    if (interaction.isStringSelectMenu()) await interaction.update(`Chose ${interaction.values.join()}`);
    if (interaction.isRoleSelectMenu()) await interaction.update(`Role ${interaction.roles.first()?.name}`);
  });
  const bo = await openPage(rehearsal, BO);
  const at = { channelId: GENERAL, messageId: sent.id };
  const contents: string[] = [];
  for (const press of [
    { customId: 'b:1' },
    { customId: 's', values: ['1'] },
    { customId: 'r', values: [ORGANIZERS] },
  ]) {
    expect((await bo.post('component', { ...at, ...press })).status).toBe(200);
    contents.push((await bo.next('message-changed')).message.content);
  }
  expect(contents).toEqual(['Pressed', 'Chose 1', 'Role Organizers']);
  expect((await bo.post('component', { ...at, customId: 's', values: ['2'] })).status).toBe(400);
  expect((await bo.post('component', { ...at, customId: 'nobody' })).status).toBe(404);
  expect(guard.violations).toEqual([]);
});

it('opens a modal and hands in what was entered, from rows and from labels', async () => {
  const { client, ask, guard, rehearsal } = await setUp();
  const input = (id: string) => new TextInputBuilder().setCustomId(id).setStyle(TextInputStyle.Short);
  onCommand(client, interaction =>
    interaction.showModal(
      new ModalBuilder()
        .setCustomId('m:1')
        .setTitle('Say')
        .addLabelComponents(
          new LabelBuilder().setLabel('Text').setTextInputComponent(input('text')),
          new LabelBuilder()
            .setLabel('Pick')
            .setStringSelectMenuComponent(
              new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: 'A', value: 'a' }),
            ),
        ),
    ),
  );
  onInteraction(client, async interaction => {
    if (!interaction.isModalSubmit()) return;
    const { fields } = interaction;
    await interaction.reply(
      `${fields.getTextInputValue('text')} ${fields.getStringSelectValues('pick').join()}`,
    );
  });
  const ana = await openPage(rehearsal, ANA);
  const bo = await openPage(rehearsal, BO);
  await ana.post('command', ask);
  const { interactionId, modal } = await ana.next('modal');
  expect(modal.title).toBe('Say');
  const fields = [
    { customId: 'text', value: 'Hello' },
    { customId: 'pick', values: ['a'] },
  ];
  expect((await bo.post('modal', { interactionId, fields })).status).toBe(404);
  expect((await ana.post('modal', { interactionId, fields: [] })).body.message).toContain('required');
  await ana.post('modal', { interactionId, fields });
  expect((await bo.next('message')).message.content).toBe('Hello a');
  expect((await ana.post('modal', { interactionId, fields })).status).toBe(404);
  expect(guard.violations).toEqual([]);
});

it('fails for the person after three seconds, and refuses what comes later', async () => {
  let ring = () => {};
  const rehearsal = await rehearse({
    startTimer: (_ms, callback) => {
      ring = callback;
      return () => {};
    },
  });
  const client = await connect(rehearsal);
  const commandId = await register(client, ASK);
  const ana = await openPage(rehearsal, ANA);
  const heard = nextEvent(client, 'interactionCreate');
  const { body } = await ana.post('command', { guildId: GUILD, channelId: GENERAL, commandId, options: [] });
  const [interaction] = await heard;
  ring();
  const failed = await ana.next('interaction-failed');
  expect(failed).toMatchObject({ interactionId: body.interactionId, channelId: GENERAL });
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  await expect(interaction.reply('Late')).rejects.toMatchObject({ code: 10062, status: 404 });
});

it('measures three seconds and fifteen minutes by the rehearsal’s clock as well', async () => {
  const { client, ask, rehearsal } = await setUp();
  const asker = { person: ANA, locale: 'en-US', ...ask };
  const first = nextEvent(client, 'interactionCreate');
  rehearsal.act.command(asker);
  const [late] = await first;
  rehearsal.clock.advance(3_000);
  rehearsal.clockMoved();
  if (!late.isChatInputCommand()) throw new Error('not a command');
  await expect(late.reply('Late')).rejects.toMatchObject({ code: 10062 });

  const second = nextEvent(client, 'interactionCreate');
  rehearsal.act.command(asker);
  const [interaction] = await second;
  if (!interaction.isChatInputCommand()) throw new Error('not a command');
  await interaction.reply('In time');
  await expect(
    client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, { body: { type: 5 } }),
  ).rejects.toMatchObject({ code: 40060 });
  rehearsal.clock.advance(15 * 60_000);
  await expect(interaction.followUp('Too late')).rejects.toMatchObject({ code: 50027, status: 401 });
});

it('shows each person only the commands that are for them', async () => {
  const { client, rehearsal } = await setUp();
  await client.application.commands.create(
    { ...ASK, name: 'lead', defaultMemberPermissions: ['ManageGuild'] },
    GUILD,
  );
  const names = async (person: string) => {
    const { snapshot } = await openPage(rehearsal, person);
    return snapshot.commands[GUILD]?.map(({ name }) => name);
  };
  expect(await names(ANA)).toEqual(['ask', 'lead']);
  expect(await names(BO)).toEqual(['ask']);
});

it('keeps a channel from those who may not see it', async () => {
  const { ask, rehearsal } = await setUp();
  const bo = await openPage(rehearsal, BO);
  expect(bo.snapshot.channels.map(({ channel }) => channel.id)).not.toContain(OFFICE);
  expect((await bo.post('command', { ...ask, channelId: OFFICE })).status).toBe(404);
  const ana = await openPage(rehearsal, ANA);
  await ana.post('message', { channelId: OFFICE, content: 'Quiet' });
  await ana.post('message', { channelId: GENERAL, content: 'Loud' });
  expect((await bo.next('message')).message.content).toBe('Loud');
});

it('moves the clock by the hour, to the next post and to a local time that does not exist', async () => {
  const clock = movableClock('2025-03-09T09:00:00Z');
  const rehearsal = await rehearse({
    clock,
    control: {
      zone: 'America/Los_Angeles',
      jumpTo: async instant => clock.advance(instant - clock.now()),
      nextPost: () => ({ at: Date.parse('2025-03-09T09:30:00Z'), label: 'morning' }),
    },
  });
  const ana = await openPage(rehearsal, ANA);
  expect(ana.snapshot.clock).toMatchObject({ zone: 'America/Los_Angeles', nextPost: { label: 'morning' } });
  const moved = async (body: object) => {
    const { body: state } = await ana.post('clock', body);
    return new Date(Number(state.now)).toISOString().slice(0, 16);
  };
  expect(await moved({ action: 'next-post' })).toBe('2025-03-09T09:30');
  expect(await moved({ action: 'hour' })).toBe('2025-03-09T10:30');
  expect(await moved({ action: 'to', local: '2025-03-09T02:30' })).toBe('2025-03-09T10:30');
  expect(await moved({ action: 'to', local: '2025-11-02T01:30' })).toBe('2025-11-02T08:30');
  expect((await ana.post('clock', { action: 'to', local: 'soon' })).status).toBe(400);
});

it('lets the first follow-up take the place of a deferral, with its visibility', async () => {
  const { client, ask, rehearsal } = await setUp();
  const ana = await openPage(rehearsal, ANA);
  onCommand(client, async interaction => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.followUp('Only for you');
  });
  await ana.post('command', ask);
  const thinking = await ana.next('message');
  const filled = await ana.next('message-changed');
  expect(filled.message).toMatchObject({ id: thinking.message.id, content: 'Only for you', ephemeral: true });
  expect(rehearsal.inspect.messages(GENERAL)).toEqual([]);
});

it('defers an update, then changes the message that the button is on', async () => {
  const { client, rehearsal, guard } = await setUp();
  const channel = await client.channels.fetch(GENERAL);
  if (!channel?.isSendable()) throw new Error('not sendable');
  const button = new ButtonBuilder().setCustomId('b').setLabel('Go').setStyle(ButtonStyle.Secondary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  const sent = await channel.send({ content: 'One', components: [row] });
  onInteraction(client, async interaction => {
    if (interaction.isButton()) await interaction.deferUpdate().then(() => interaction.editReply('Two'));
  });
  const changed = rehearsal.inspect.next('message-changed');
  rehearsal.act.component({
    person: BO,
    locale: 'fr',
    channelId: GENERAL,
    messageId: sent.id,
    customId: 'b',
  });
  expect((await changed).stored.message).toMatchObject({ id: sent.id, content: 'Two' });
  expect(guard.violations).toEqual([]);
});

it('answers a button on an ephemeral message only to the one who has it', async () => {
  const { client, ask, rehearsal } = await setUp();
  const button = new ButtonBuilder().setCustomId('b').setLabel('Go').setStyle(ButtonStyle.Danger);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  onCommand(client, interaction =>
    interaction.reply({ content: 'Sure?', components: [row], flags: MessageFlags.Ephemeral }),
  );
  onInteraction(client, async interaction => {
    if (interaction.isButton()) await interaction.update({ content: 'Done', components: [] });
  });
  const ana = await openPage(rehearsal, ANA);
  const bo = await openPage(rehearsal, BO);
  await ana.post('command', ask);
  const { message } = await ana.next('message');
  const press = { channelId: GENERAL, messageId: message.id, customId: 'b' };
  expect((await bo.post('component', press)).status).toBe(404);
  expect((await ana.post('component', press)).status).toBe(200);
  expect((await ana.next('message-changed')).message.content).toBe('Done');
  expect((await ana.post('dismiss', press)).status).toBe(200);
  await expect(client.rest.get(`/channels/${GENERAL}/messages/${message.id}`)).rejects.toMatchObject({
    code: 10008,
  });
  expect((await openPage(rehearsal, ANA)).snapshot.channels.flatMap(({ messages }) => messages)).toEqual([]);
});

it('speaks with a person directly, buttons included', async () => {
  const { client, rehearsal } = await setUp();
  const button = new ButtonBuilder().setCustomId('stop').setLabel('Stop').setStyle(ButtonStyle.Secondary);
  const row = new ActionRowBuilder<ButtonBuilder>().addComponents(button);
  const sent = await (await client.users.fetch(BO)).send({ content: 'Hi', components: [row] });
  const heard = nextEvent(client, 'interactionCreate');
  const bo = await openPage(rehearsal, BO);
  await bo.post('component', { channelId: sent.channelId, messageId: sent.id, customId: 'stop' });
  const [interaction] = await heard;
  expect(interaction).toMatchObject({ guildId: null, member: null, user: { id: BO }, context: 1 });
});

it('hands in a modal of rows, as older bots send it', async () => {
  const { client, ask, rehearsal } = await setUp();
  const input = { type: 4, custom_id: 't', label: 'T', style: 2, min_length: 3, max_length: 5 };
  onCommand(client, interaction =>
    interaction.showModal({ custom_id: 'm', title: 'M', components: [{ type: 1, components: [input] }] }),
  );
  const ana = await openPage(rehearsal, ANA);
  await ana.post('command', ask);
  const { interactionId } = await ana.next('modal');
  const submit = (value: string) => ana.post('modal', { interactionId, fields: [{ customId: 't', value }] });
  expect([(await submit('')).status, (await submit('ab')).status, (await submit('abcdef')).status]).toEqual([
    400, 400, 400,
  ]);
  const heard = rehearsal.inspect.next('interaction', ({ interaction }) => interaction.kind === 'modal');
  await submit('abcd');
  expect((await heard).interaction.payload).toMatchObject({
    data: { custom_id: 'm', components: [{ type: 1, components: [{ custom_id: 't', value: 'abcd' }] }] },
  });
});

it('gives no choices when none come in time', async () => {
  let ring = () => {};
  const rehearsal = await rehearse({
    startTimer: (_ms, callback) => {
      ring = callback;
      return () => {};
    },
  });
  const client = await connect(rehearsal);
  const option = { name: 'site', description: 'Site', type: 3, autocomplete: true };
  const commandId = await register(client, { ...ASK, options: [option] });
  const answer = rehearsal.act.autocomplete({
    person: ANA,
    locale: 'en-US',
    guildId: GUILD,
    channelId: GENERAL,
    commandId,
    options: [{ name: 'site', type: 3, value: '', focused: true }],
  });
  ring();
  expect(await answer).toEqual({ choices: [] });
});
