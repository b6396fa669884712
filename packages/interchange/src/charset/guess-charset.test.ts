import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { Charset } from './charset.ts'
import { decodeText } from './decode-text.ts'
import { guessCharset } from './guess-charset.ts'

const samples: [Charset, string, string][] = [
  [
    'windows-1252',
    'French',
    'Intervieweur : Vous étiez là dès le début ? — Oui, j’ai été embauchée à l’hôpital où l’on préparait déjà la reconfiguration. C’était très difficile.',
  ],
  [
    'windows-1252',
    'German',
    'Ärztin: Für mich war die Einführung schwierig. Wir hätten größere Räume gebraucht, und die Übergabe am späten Abend blieb ungelöst.',
  ],
  [
    'windows-1252',
    'Spanish',
    'Entrevistador: ¿Cómo fue la instalación? Pues… la verdad, muy rápida. Al año siguiente empezó todo lo demás, ¡qué días!',
  ],
  [
    'windows-1252',
    'English with curly quotes',
    'Interviewer: I’ve been here for a while — “a while” as they say. It’s fine.',
  ],
  [
    'windows-1250',
    'Polish',
    'Badacz: Jak długo pracuje pani w szpitalu? Uczestniczka: Już dziesięć lat. Wdrożenie było trudne, ponieważ każdy używał własnych zeszytów i nikt ich nie łączył, ani śladu wspólnej pracy.',
  ],
  [
    'iso-8859-2',
    'Polish (ISO)',
    'Badacz: Jak długo pracuje pani w szpitalu? Uczestniczka: Już dziesięć lat. Wdrożenie było trudne, ponieważ każdy używał własnych zeszytów i nikt ich nie łączył, ani śladu wspólnej pracy.',
  ],
  [
    'windows-1250',
    'Czech',
    'Tazatel: Jak dlouho zde pracujete? Účastnice: Už deset let. Zavedení bylo těžké, protože každý používal vlastní sešity a nikdo je nespojoval. Příště to uděláme líp.',
  ],
  [
    'windows-1251',
    'Russian',
    'Интервьюер: Давно вы работаете в больнице? Участница: Уже десять лет. Внедрение шло трудно, потому что каждый вёл свою тетрадь.',
  ],
  [
    'koi8-r',
    'Russian (KOI8)',
    'Интервьюер: Давно вы работаете в больнице? Участница: Уже десять лет. Внедрение шло трудно, потому что каждый вёл свою тетрадь.',
  ],
  [
    'windows-1253',
    'Greek',
    'Ερευνητής: Πόσο καιρό εργάζεστε στο νοσοκομείο; Συμμετέχουσα: Δέκα χρόνια. Η εφαρμογή ήταν δύσκολη γιατί ο καθένας είχε το δικό του τετράδιο.',
  ],
  [
    'windows-1254',
    'Turkish',
    'Görüşmeci: Hastanede ne zamandır çalışıyorsunuz? Katılımcı: On yıldır. Geçiş zordu, çünkü herkes kendi defterini kullanıyordu ve kimse birleştirmiyordu. İşte böyle.',
  ],
  [
    'windows-1255',
    'Hebrew',
    'מראיין: כמה זמן את עובדת בבית החולים? משתתפת: עשר שנים. ההטמעה הייתה קשה כי כל אחד השתמש במחברת שלו.',
  ],
  [
    'windows-1256',
    'Arabic',
    'المحاور: منذ متى تعملين في المستشفى؟ المشاركة: منذ عشر سنوات. كان التطبيق صعبا لأن كل واحد كان يستخدم دفتره الخاص.',
  ],
  ['windows-874', 'Thai', 'ผู้สัมภาษณ์: คุณทำงานที่โรงพยาบาลมานานเท่าไร ผู้ร่วม: สิบปีแล้ว การนำระบบมาใช้นั้นยากเพราะทุกคนใช้สมุดของตัวเอง'],
  [
    'shift_jis',
    'Japanese',
    '聞き手：病院にはどのくらいお勤めですか。参加者：もう十年になります。導入は難しかったです。みんな自分のノートを使っていましたから。',
  ],
  [
    'euc-jp',
    'Japanese (EUC)',
    '聞き手：病院にはどのくらいお勤めですか。参加者：もう十年になります。導入は難しかったです。みんな自分のノートを使っていましたから。',
  ],
  [
    'euc-kr',
    'Korean',
    '면접자: 병원에서 얼마나 일하셨나요? 참여자: 벌써 십 년이 되었습니다. 도입은 어려웠어요. 모두가 자기 공책을 썼거든요.',
  ],
  [
    'big5',
    'Chinese (Taiwan)',
    '訪談者：您在醫院工作多久了？受訪者：已經十年了。導入很困難，因為每個人都用自己的筆記本，沒有人把它們合起來。',
  ],
  [
    'gb18030',
    'Chinese',
    '访谈者：您在医院工作多久了？受访者：已经十年了。导入很困难，因为每个人都用自己的笔记本，没有人把它们合起来。',
  ],
  ['utf-16le', 'English without a mark', 'Interviewer: How long have you worked here?\nParticipant: Ten years.'],
  ['utf-16be', 'English without a mark', 'Interviewer: How long have you worked here?\nParticipant: Ten years.'],
]

describe('guessing the charset', () => {
  it.each(samples)('reads %s: %s', (charset, _language, text) => {
    const decoded = decodeText(iconv.encode(text, charset, { addBOM: false }))
    expect(decoded).toMatchObject({ ok: true, value: { charset, text, notes: [{ kind: 'charset-guessed', charset }] } })
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('believes the byte order mark of %s', (charset) => {
    const decoded = decodeText(iconv.encode('Ana: “sí”', charset, { addBOM: true }))
    expect(decoded).toMatchObject({ ok: true, value: { charset, charsets: [charset], text: 'Ana: “sí”', notes: [] } })
  })

  it('takes bare CR line ends as a sign of an old Mac', () => {
    const bytes = iconv.encode('Ana: C’était très difficile.\rBen: Vraiment\u00A0?\r', 'macintosh')
    expect(guessCharset(bytes).charset).toBe('macintosh')
  })

  it('keeps UTF-8 that has a few broken bytes, and counts them', () => {
    const good = new TextEncoder().encode('Participante: así fue, dos años después, qué días. '.repeat(20))
    const bytes = Uint8Array.from([...good, 0xe1, ...good])
    expect(decodeText(bytes)).toMatchObject({
      ok: true,
      value: { charset: 'utf-8', notes: [{ kind: 'charset-guessed' }, { kind: 'characters-lost', count: 1 }] },
    })
  })

  it('does as told, and says what was lost', () => {
    const decoded = decodeText(iconv.encode('мир', 'windows-1251'), 'utf-8')
    expect(decoded).toMatchObject({
      ok: true,
      value: { charset: 'utf-8', notes: [{ kind: 'characters-lost', count: 3 }] },
    })
    expect(decodeText(iconv.encode('мир', 'windows-1251'), 'klingon')).toEqual({
      ok: false,
      refusal: { kind: 'unknown-charset', charset: 'klingon' },
    })
  })

  it('makes one kind of line end and drops what no text can hold', () => {
    const decoded = decodeText(
      new TextEncoder().encode('a\r\nb\rc\nd\u2028e\0 \uFFFCf and some more words to make it text'),
    )
    expect(decoded).toMatchObject({
      ok: true,
      value: {
        text: 'a\nb\nc\nd\ne f and some more words to make it text',
        notes: [{ kind: 'control-characters-dropped', count: 2 }],
      },
    })
  })
})
