import type { DraftCode } from './draft-code.ts'

export const theRecord: DraftCode = {
  key: 'record',
  name: 'The record itself',
  colour: 'blue',
  definition: 'What the record is made of and what it can and cannot hold, on paper and on the screen.',
  whenToUse: 'As a heading. Code with one of the codes beneath it.',
  whenNot: 'Not on a passage, unless none of the codes beneath fits; then leave a remark saying why.',
  example: '"That\'s a picture of the ward, I tell them, and that\'s the ward." (ward clerk, hospital A, T1)',
  codes: [
    {
      key: 'paper',
      name: 'Paper that stays',
      colour: 'blue',
      definition: 'Paper, boards and folders that go on being used after the electronic record has come, and why.',
      whenToUse:
        'Whiteboards, printouts, folders, cards and stickers in use; fondness for paper where a reason is given.',
      whenNot:
        'Lists and books that somebody keeps for themselves: Shadow records. Writing a thing twice: Written twice.',
      example: '"it\'s just gone underneath. It\'s like when they carpet over tiles." (ward sister, hospital C, T2)',
      codes: [
        {
          key: 'shadow',
          name: 'Shadow records',
          colour: 'indigo',
          definition:
            'Notes and lists that are kept beside the official record, known to those who use them and to no one else.',
          whenToUse:
            'The red book, the folded list, the card, writing on the hand; also where someone explains what it is for.',
          whenNot: 'Official downtime forms, and printouts that the system itself makes.',
          example:
            '"It\'s probably the most accurate thing in the building and it doesn\'t exist." (junior doctor, hospital Q, T2)',
        },
      ],
    },
    {
      key: 'legible',
      name: 'Found and readable',
      colour: 'sky',
      definition: 'Whether what has been recorded can be found, read and taken in when it is needed.',
      whenToUse: 'Handwriting, search, scanned pages, notes so long that nothing can be seen in them. Good and bad.',
      whenNot: 'Whether others can see it at all: One record, many hands.',
      example:
        "\"if it's scanned it's two hundred pages called Miscellaneous and I'm not reading that at two in the morning\" (junior doctor, hospital Q, T2)",
    },
    {
      key: 'fields',
      name: 'Care cut into fields',
      colour: 'blue',
      definition: 'Forms, dropdowns and templates that give a case a shape which it does not have.',
      whenToUse: 'A choice that has no right answer, a box that must be filled, a form that makes the letter.',
      whenNot: 'What is lost when there is no box at all: What the form leaves out. Where both are said, use both.',
      example: '"There\'s a box called Social, and it\'s got a dropdown" (ward sister, hospital C, T1)',
    },
    {
      key: 'nuance',
      name: 'What the form leaves out',
      colour: 'indigo',
      definition: 'Knowledge of patients and work that people hold and pass on, and that has no place in the record.',
      whenToUse: 'Judgement, tone, family, doubt, the weight of a folder: said to be known and not recorded.',
      whenNot: 'Complaints about the form as such: Care cut into fields.',
      example: '"I should just like to be able to write "Hmm"." (consultant, hospital H, T2)',
    },
    {
      key: 'shared',
      name: 'One record, many hands',
      colour: 'sky',
      definition: 'Several people, wards or hospitals seeing the same record, or failing to.',
      whenToUse: 'Being able to look on from elsewhere; being the only ward that has it; two systems that do not meet.',
      whenNot: 'Who ought not to be looking: Who can look.',
      example: '"It\'s like telephones, isn\'t it? No good having the only one." (ward sister, hospital C, T2)',
    },
    {
      key: 'mixed',
      name: 'Wrong patient, two patients',
      colour: 'indigo',
      definition:
        "One person's record holding another's care, one person in two records, or a patient in a bed that is not theirs.",
      whenToUse: 'Duplicates, same names, the wrong screen open, beds out by one.',
      whenNot: 'The wrong author, for which use Borrowed log-ins. If someone came to harm add Harm and near misses.',
      example: '"ALLERGIC, THIS IS ALSO ELVIS." (ward clerk, hospital A, T1)',
    },
  ],
}
