import type { DraftCode } from './draft-code.ts'

export const supplierAndRules: DraftCode = {
  key: 'outside',
  name: 'Supplier and rules',
  colour: 'purple',
  definition:
    'The world outside the hospital: supplier, region, contract, and how far a hospital may decide for itself.',
  whenToUse: 'As a heading. Code with one of the codes beneath it.',
  whenNot: 'Not on a passage, unless none of the codes beneath fits.',
  example:
    '"They\'re perfectly nice, they\'re all downstairs, and none of them has the key." (consultant, hospital H, T2)',
  codes: [
    {
      key: 'supplier',
      name: 'Dealing with the supplier',
      colour: 'purple',
      definition: "The supplier's people, the contract and the programme behind it.",
      whenToUse: 'Who may speak to whom, what is secret, what was settled elsewhere.',
      whenNot: 'A change that somebody asks for: Getting something changed.',
      example: '"It\'s a commercial matter, what\'s wrong with it at other places." (pharmacist, hospital N, T2)',
      codes: [
        {
          key: 'fault',
          name: 'Whose fault',
          colour: 'slate',
          definition: 'Answerability: who is held to be at fault, and whether anybody can be.',
          whenToUse: 'Blame passed along, blame taken, "user error".',
          whenNot: 'The harm itself: Harm and near misses.',
          example: '"IT said it was the supplier." (ward sister, hospital C, T1)',
        },
      ],
    },
    {
      key: 'changes',
      name: 'Getting something changed',
      colour: 'purple',
      definition: 'Asking for a change to the system in use, the road that the request takes, and what comes back.',
      whenToUse: 'Tickets, change boards, prices; also the good day on which a thing is simply fixed.',
      whenNot: "Whether a local wish should count at all: Ours or everyone's.",
      example: '"I\'ve had eighty-one tickets." (ward sister, hospital C, T1)',
    },
    {
      key: 'local',
      name: "Ours or everyone's",
      colour: 'slate',
      definition: 'The pull between one system for all and a system that belongs to the people who use it.',
      whenToUse: 'Local builds, common builds, renting and owning, gauges.',
      whenNot: 'Slowness of a change on which all agree: Getting something changed.',
      example: '"I just can\'t put a nail in." (ward sister, hospital C, T1)',
    },
  ],
}
