/**
 * What a talk needs once more happens than question and answer: changes of hands, pictures, what stands under an answer, one's order, how it went, whether others may read what was said of one's health, failures.
 * A chunk of its own, fetched when the first of these is there to be shown.
 */
export { Failure } from './components/Failure.tsx';
export { Notice } from './components/Notice.tsx';
export { OrderPart } from './components/OrderPart.tsx';
export { Parts } from './components/Parts.tsx';
export { Pictures } from './components/Pictures.tsx';
export { TalkEnd } from './components/TalkEnd.tsx';
export { default as css } from './styles/later.css?raw';
