import { render } from 'preact';
import { useState } from 'preact/hooks';
function A(){ const [a,s]=useState(0); return <b onClick={()=>s(a+1)}>{a}</b> }
export function createApp(l: { root: ShadowRoot }) { render(<A/>, l.root); return import('./lazy.ts'); }
