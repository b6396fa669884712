/** What axe finds on a page as it stands, where it calls it serious. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.filter(({ html }) => !isExcused(id, html)).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    )
}

/**
 * The labels beside the brackets are as dense as the codings, and the handles at the ends of one as narrow as a letter. Each
 * has an equivalent of full size, as WCAG 2.5.8 asks: the coded words themselves, which a click or the caret opens in the
 * details, and the button there that moves an end.
 */
function isExcused(rule: string, html: string): boolean {
  return rule === 'target-size' && /data-label|boundary-handle/.test(html)
}
