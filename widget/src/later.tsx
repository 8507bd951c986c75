/**
 * What a talk needs once more happens than question and answer: changes of hands, pictures, what stands under an answer, how it went, failures.
 * A chunk of its own, fetched when the first of these is there to be shown.
 */
export { Failure } from './components/Failure.tsx';
export { Notice } from './components/Notice.tsx';
export { Parts } from './components/Parts.tsx';
export { Pictures } from './components/Pictures.tsx';
export { Rating } from './components/Rating.tsx';
export { default as css } from './styles/later.css?raw';
