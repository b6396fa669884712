import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

const pure = ['packages/domain/src/**/*.ts', 'packages/agreement/src/**/*.ts', 'packages/documents/src/**/*.ts']

export default ts.config(
  {
    ignores: [
      '**/build/**',
      '**/.svelte-kit/**',
      '**/node_modules/**',
      '.data/**',
      '**/test-results/**',
      '**/playwright-report/**',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'no-undef': 'off',
      eqeqeq: ['error', 'smart'],
      'no-console': 'error',
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['apps/server/src/**/*.ts', 'packages/storage/src/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: { ...globals.browser } },
    rules: {
      'svelte/no-navigation-without-resolve': 'off',
      // Collections here are replaced as values or kept outside the reactive graph on purpose: one signal a change, not
      // one an entry, is what keeps 5,000 codings fluid.
      'svelte/prefer-svelte-reactivity': 'off',
      // A tab or a line break in an attribute can only be written as a string.
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    // State classes keep plain maps and sets as indexes; what is shown of them is a rune.
    files: ['**/*.svelte.ts'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts', 'packages/storage/src/testing/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // The core takes clock, ids and randomness as arguments, so that a test or a replay decides them.
    files: pure,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['node:*'] }],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
        { object: 'crypto', property: 'randomUUID' },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'setTimeout', 'setInterval'],
    },
  },
  {
    // Playwright reads the names of fixtures from the pattern, even when there are none.
    files: ['tests/e2e/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['.toolchain/**', '.ci/**', 'tests/**', 'apps/server/src/admin.ts', '**/bench/**'],
    rules: { 'no-console': 'off' },
  },
)
