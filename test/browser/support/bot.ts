import {
  ActionRowBuilder,
  type ApplicationCommandDataResolvable,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Rehearsal } from '../../../src/rehearsal/rehearsal.ts';
import { guildId } from './world.ts';

const { Attachment, Subcommand, String: Text } = ApplicationCommandOptionType;

const commands: ApplicationCommandDataResolvable[] = [
  {
    name: 'picket',
    description: 'Picket times and places',
    options: [
      {
        type: Subcommand,
        name: 'today',
        nameLocalizations: { 'es-419': 'hoy' },
        description: 'Where the line stands today',
        descriptionLocalizations: { 'es-419': 'Dónde está la línea hoy' },
      },
      {
        type: Subcommand,
        name: 'on',
        description: 'Where the line stands on a date',
        options: [
          { type: Text, name: 'date', description: 'A date', required: true, autocomplete: true },
          { type: Text, name: 'site', description: 'One line', choices: [{ name: 'Fontana', value: 'fon' }] },
        ],
      },
    ],
  },
  { name: 'panel', description: 'Buttons and a select' },
  { name: 'write', description: 'A form' },
  { name: 'compose', description: 'A form with everything in it' },
  {
    name: 'post',
    description: 'Posts a picture',
    options: [
      { type: Attachment, name: 'picture', description: 'A picture', required: true, fileTypes: ['image'] },
      { type: Text, name: 'alt', description: 'What it shows' },
    ],
  },
  { name: 'slow', description: 'Answers later' },
  { name: 'mute', description: 'Never answers' },
  {
    type: ApplicationCommandType.Message,
    name: 'Is this from us?',
    nameLocalizations: { 'es-419': '¿Es de nosotros?' },
  },
  { name: 'organize', description: 'For organizers', defaultMemberPermissions: '32' },
];

/** A bot with one of each kind of answer, which ends by itself with `destroy`. */
export async function startBot({ apiUrl, token }: Rehearsal): Promise<Client<true>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  client.on(Events.InteractionCreate, interaction => void answer(interaction));
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const bot = await ready;
  await bot.application.commands.set(commands, guildId);
  return bot;
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const choices = ['Thursday, January 9', 'Friday, January 10'].map((name, index) => ({
      name,
      value: `2025-01-${String(9 + index).padStart(2, '0')}`,
    }));
    await interaction.respond(choices.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase())));
  } else if (interaction.isChatInputCommand()) await answerCommand(interaction);
  else if (interaction.isMessageContextMenuCommand()) {
    const content = `You mean: ${interaction.targetMessage.content}`;
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  } else if (interaction.isButton()) await interaction.update({ content: 'Pressed.', components: [] });
  else if (interaction.isStringSelectMenu()) {
    const content = `Chosen: ${interaction.values.join(', ')}.`;
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  } else if (interaction.isModalSubmit()) {
    await answerForm(interaction);
  }
}

/** A headline that asks for silence gets no answer. */
async function answerForm(interaction: ModalSubmitInteraction): Promise<void> {
  const { customId, fields } = interaction;
  const headline = fields.getTextInputValue('headline');
  if (headline === 'Silence') return;
  const where = customId === 'compose' ? fields.getStringSelectValues('where').join(', ') : '';
  const link = customId === 'compose' ? fields.getTextInputValue('link') : '';
  await interaction.reply(`Written: ${headline}.${where && ` In ${where}. Link: ${link || 'none'}.`}`);
}

async function answerCommand(interaction: ChatInputCommandInteraction): Promise<void> {
  const path = [interaction.commandName, interaction.options.getSubcommand(false)].filter(Boolean).join(' ');
  switch (path) {
    case 'picket today':
      await interaction.reply({
        content: '**No picket lines today.** See </picket on:1> (<t:1735225200:F>).',
        flags: MessageFlags.Ephemeral,
      });
      return;
    case 'picket on': {
      const { options } = interaction;
      await interaction.reply(
        `Date ${options.getString('date')}, site ${options.getString('site') ?? 'all'}.`,
      );
      return;
    }
    case 'panel':
      await interaction.reply({ content: 'A panel.', components: panel() });
      return;
    case 'write':
      await interaction.showModal(form());
      return;
    case 'compose':
      await interaction.showModal(composeForm());
      return;
    case 'post':
      await interaction.reply({ content: 'A picture.', files: [await pictureFrom(interaction)] });
      return;
    case 'slow':
      await interaction.deferReply();
      return;
  }
}

/** The picture of a command, fetched and with its alt text, to be sent again. */
async function pictureFrom({ options }: ChatInputCommandInteraction): Promise<AttachmentBuilder> {
  const { url, name } = options.getAttachment('picture', true);
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  return new AttachmentBuilder(bytes, { name, description: options.getString('alt') ?? '' });
}

function panel() {
  const button = new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary);
  const select = new StringSelectMenuBuilder()
    .setCustomId('site')
    .setPlaceholder('Which line?')
    .addOptions({ label: 'Fontana', value: 'fon' }, { label: 'Anaheim', value: 'ana' });
  return [
    new ActionRowBuilder<ButtonBuilder>().addComponents(button),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
  ];
}

function form(): ModalBuilder {
  const headline = new TextInputBuilder()
    .setCustomId('headline')
    .setStyle(TextInputStyle.Short)
    .setMinLength(3)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('Write to the members')
    .addLabelComponents(new LabelBuilder().setLabel('Headline').setTextInputComponent(headline));
}

/** Several of some choices, two of them made, a text that is there already, and one that may be left out. */
function composeForm(): ModalBuilder {
  const where = new StringSelectMenuBuilder()
    .setCustomId('where')
    .setMinValues(2)
    .setMaxValues(3)
    .addOptions(
      { label: 'Announcements', value: 'news', default: true },
      { label: 'Fontana', value: 'fon', description: 'Only the line at Fontana', default: true },
      { label: 'Anaheim', value: 'ana' },
      { label: 'Kona', value: 'kona' },
    );
  const text = (id: string, style: TextInputStyle) => new TextInputBuilder().setCustomId(id).setStyle(style);
  return new ModalBuilder()
    .setCustomId('compose')
    .setTitle('A broadcast')
    .addLabelComponents(
      new LabelBuilder().setLabel('Channels').setStringSelectMenuComponent(where),
      new LabelBuilder()
        .setLabel('Headline')
        .setDescription('The first line, in bold')
        .setTextInputComponent(
          text('headline', TextInputStyle.Paragraph).setMaxLength(30).setValue('Gate 4'),
        ),
      new LabelBuilder()
        .setLabel('Link')
        .setTextInputComponent(text('link', TextInputStyle.Short).setRequired(false)),
    );
}
