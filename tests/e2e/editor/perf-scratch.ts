import { test } from './test.ts'
const sentences = ['We tried the new record for a week and it was slow on every ward.','Nobody had told the night shift, so they went on with paper.','كان النظام بطيئا في الليل.','系统很慢，我们没有使用它。','In the end the trainers came back and sat with us.']
const long = Array.from({ length: 1200 }, (_, number) => ({ speaker: number % 3 === 0 ? 'Interviewer' : 'Matron', start: number * 4000, text: `Turn ${number}. ${[0, 1, 2].map((more) => sentences[(number * 7 + more) % sentences.length]).join(' ')}` }))
test('p', async ({ sheet }) => {
  await sheet.layOut(long)
  const out = await sheet.page.evaluate(async () => {
    const s = document.getElementById('scroller')!; const log: any[] = []
    const first = () => { const top = s.getBoundingClientRect().top; const i = [...document.querySelectorAll('.turn')].findIndex(t => t.getBoundingClientRect().bottom > top); return [i, Math.round(document.querySelectorAll('.turn')[i]!.getBoundingClientRect().top)] }
    const note = (w: string) => log.push([w, Math.round(performance.now()), Math.round(s.scrollTop), s.scrollHeight, ...first(), document.querySelectorAll('.is-laid').length, (window.desk.heard.view as any)?.first].join(' '))
    note('before'); s.scrollTop = s.scrollHeight / 2; note('set')
    for (let i = 0; i < 25; i++) { await new Promise(r => requestAnimationFrame(r)); note('f' + i) }
    await new Promise(r => setTimeout(r, 1500)); note('end')
    return log
  })
  console.log(out.join('\n'))
})
