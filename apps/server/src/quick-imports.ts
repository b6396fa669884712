import { registerHooks } from 'node:module'

/**
 * Node looks up the kind of each module in the description of its package, and reads it all anew each time: that of
 * drizzle-orm has 180 kB and is read for a hundred modules, which took a third of a start. All its `.js` are ES modules.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    isWithinDrizzle(specifier, context.parentURL)
      ? { url: new URL(specifier, context.parentURL).href, format: 'module', shortCircuit: true }
      : next(specifier, context),
})

function isWithinDrizzle(specifier: string, parent = ''): boolean {
  return specifier.startsWith('.') && specifier.endsWith('.js') && parent.includes('/node_modules/drizzle-orm/')
}
