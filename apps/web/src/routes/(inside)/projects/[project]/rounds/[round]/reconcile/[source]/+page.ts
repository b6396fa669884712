export const load = () => ({ fills: true })
