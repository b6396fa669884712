import { mount } from 'svelte'
import Preview from './Preview.svelte'
const name = new URLSearchParams(location.search).get('case') ?? 'demo'
const theme = new URLSearchParams(location.search).get('theme')
if (theme) document.documentElement.dataset.theme = theme
const data = await (await fetch(`./data/${name}.json`)).json()
mount(Preview, { target: document.getElementById('app')!, props: { data } })
