/** What Discord takes at most, in characters where nothing else is said (docs: Message, Components, Application Commands). */
export const DiscordLimit = {
  /** The content of a message. */
  content: 2000,
  /** Choices of an autocomplete. */
  choices: 25,
  /** The name of a choice, and so the most that is ever typed to find one. */
  choiceName: 100,
  /** The id of a button or a form. */
  customId: 100,
  /** What is typed into one field of a form: more than a message, so that too long a text is not lost. */
  formField: 4000,
  /** The words on a button. */
  buttonLabel: 80,
  /** The label of a field in a form. */
  fieldLabel: 45,
  fieldDescription: 100,
  /** Options of a select. */
  selectOptions: 25,
  /** Messages of a channel in one answer. */
  messagesPerPage: 100,
} as const;
