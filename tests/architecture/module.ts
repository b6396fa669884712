/** Reads one source file: what it imports, name by name, and what it exports. Nothing is resolved or run. */
import ts from 'typescript'

export interface Import {
  file: string
  target: string
  /** Erased before anything runs. */
  typeOnly: boolean
  /** What is taken, under the names that its home gives it; `*` is everything. */
  names: string[]
}

export interface Export {
  name: string
  isType: boolean
  /** Whether the file itself makes use of it. */
  isUsedHere: boolean
  /** Set where the file only passes it on. */
  from: { target: string; name: string } | null
}

export interface Module {
  file: string
  imports: Import[]
  exports: Export[]
}

export function readModule(file: string, text: string): Module {
  if (file.endsWith('.css')) return { file, imports: readStyleImports(file, text), exports: [] }
  const isComponent = file.endsWith('.svelte')
  const source = ts.createSourceFile(file, isComponent ? scriptsOf(text) : text, ts.ScriptTarget.Latest)
  const imports: Import[] = []
  const mentions = new Map<string, number>()
  const visit = (node: ts.Node) => {
    const made = readImport(node, file)
    if (made) imports.push(made)
    if (ts.isIdentifier(node)) mentions.set(node.text, (mentions.get(node.text) ?? 0) + 1)
    ts.forEachChild(node, visit)
  }
  visit(source)
  // What the instance of a component exports is for `bind:this`, and cannot be imported.
  const exports = isComponent
    ? [{ name: 'default', isType: false, isUsedHere: false, from: null }]
    : source.statements.flatMap((statement) => readExports(statement, mentions))
  return { file, imports, exports }
}

function readStyleImports(file: string, text: string): Import[] {
  const targets = [...text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].flatMap((match) => match[1] ?? [])
  return targets.map((target) => ({ file, target, typeOnly: false, names: [] }))
}

function scriptsOf(component: string): string {
  const block = /<script(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'))?)*\s*>([\s\S]*?)<\/script>/g
  return [...component.matchAll(block)].map((match) => match[1]).join('\n')
}

function readImport(node: ts.Node, file: string): Import | null {
  if (ts.isImportDeclaration(node)) {
    const clause = node.importClause
    const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    return { file, target: textOf(node.moduleSpecifier), typeOnly, names: namesIn(clause) }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return { file, target: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly, names: [] }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { file, target: textOf(node.argument.literal), typeOnly: true, names: ['*'] }
  }
  const target = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]
  return target && ts.isStringLiteral(target) ? { file, target: target.text, typeOnly: false, names: ['*'] } : null
}

function namesIn(clause: ts.ImportClause | undefined): string[] {
  const whole = clause?.name ? ['default'] : []
  const bindings = clause?.namedBindings
  if (!bindings) return whole
  if (ts.isNamespaceImport(bindings)) return ['*']
  return [...whole, ...bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)]
}

function readExports(statement: ts.Statement, mentions: ReadonlyMap<string, number>): Export[] {
  if (ts.isExportDeclaration(statement)) return readExportList(statement)
  if (ts.isExportAssignment(statement)) return [{ name: 'default', isType: false, isUsedHere: false, from: null }]
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
  const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
  return declaredIn(statement).map((name) => ({ name, isType, isUsedHere: (mentions.get(name) ?? 0) > 1, from: null }))
}

function readExportList({ moduleSpecifier, exportClause, isTypeOnly }: ts.ExportDeclaration): Export[] {
  const target = moduleSpecifier && textOf(moduleSpecifier)
  if (!exportClause) return []
  if (ts.isNamespaceExport(exportClause)) {
    const from = { target: target ?? '', name: '*' }
    return [{ name: exportClause.name.text, isType: isTypeOnly, isUsedHere: false, from }]
  }
  return exportClause.elements.map(({ name, propertyName, isTypeOnly: isTypeAlone }) => ({
    name: name.text,
    isType: isTypeOnly || isTypeAlone,
    isUsedHere: false,
    from: target === undefined ? null : { target, name: (propertyName ?? name).text },
  }))
}

function declaredIn(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name))
  const { name } = statement as ts.Statement & { name?: ts.Node }
  return name && ts.isIdentifier(name) ? [name.text] : []
}

function boundBy(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundBy(element.name) : []))
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteral(node) ? node.text : ''
}
