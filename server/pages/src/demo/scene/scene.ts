/**
 * The room's picture: a studio, a host, a product on a turntable, hearts, drawn on a canvas without any outside file.
 * Cheap on purpose: a still backdrop, twelve frames a second, none while hidden, a single one where motion is not wanted.
 */
import { drawHost, drawProduct } from './actors.ts';
import { drawHearts, newHeart, rise, type Heart } from './hearts.ts';
import { drawStudio, drawTable, stage } from './studio.ts';

const framesPerSecond = 12;
const heartEverySeconds = 0.9;
/** Finer than this nobody sees on a phone, and it doubles the work. */
const finestPixelRatio = 2;

/** Pictures by address; a missing one leaves its place empty. */
export interface Pictures { host: string | undefined; product: string | undefined; sign: string }

function loadPicture(address: string | undefined, arrived: () => void): HTMLImageElement | null {
  if (address === undefined) return null;
  const picture = new Image();
  picture.onload = arrived;
  picture.src = address;
  return picture;
}

const ready = (picture: HTMLImageElement | null): picture is HTMLImageElement => picture !== null && picture.complete && picture.naturalWidth > 0;

/** Draws on the canvas until `stop`. */
export function startScene(canvas: HTMLCanvasElement, pictures: Pictures) {
  const context = canvas.getContext('2d');
  const backdrop = document.createElement('canvas');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let hearts: Heart[] = [];
  let seconds = 1;
  let frame = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const host = loadPicture(pictures.host, () => draw());
  let product = loadPicture(pictures.product, () => draw());

  /** The stage covers the canvas from its bottom up, as `object-fit: cover` would. */
  function place(target: CanvasRenderingContext2D): void {
    const factor = Math.max(canvas.width / stage.width, canvas.height / stage.height);
    target.setTransform(factor, 0, 0, factor, (canvas.width - stage.width * factor) / 2, canvas.height - stage.height * factor);
  }

  function draw(): void {
    if (!context || canvas.width === 0) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(backdrop, 0, 0);
    place(context);
    if (ready(host)) drawHost(context, host, seconds);
    drawTable(context);
    if (ready(product)) drawProduct(context, product, seconds);
    drawHearts(context, hearts);
  }

  function resize(): void {
    const ratio = Math.min(devicePixelRatio, finestPixelRatio);
    canvas.width = backdrop.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = backdrop.height = Math.round(canvas.clientHeight * ratio);
    const target = backdrop.getContext('2d');
    if (!target || canvas.width === 0) return;
    place(target);
    drawStudio(target, pictures.sign);
    draw();
  }

  function step(): void {
    frame += 1;
    seconds += 1 / framesPerSecond;
    hearts = rise(hearts, 1 / framesPerSecond);
    if (frame % Math.round(heartEverySeconds * framesPerSecond) === 0) hearts.push(newHeart(Math.random));
    draw();
  }

  function runWhenSeen(): void {
    clearInterval(timer);
    timer = document.hidden || still.matches ? undefined : setInterval(step, 1000 / framesPerSecond);
  }

  const sizes = new ResizeObserver(resize);
  sizes.observe(canvas);
  document.addEventListener('visibilitychange', runWhenSeen);
  still.addEventListener('change', runWhenSeen);
  runWhenSeen();

  return {
    show(address: string | undefined): void { product = loadPicture(address, () => draw()); },
    like(): void { if (timer !== undefined) hearts.push(newHeart(Math.random), newHeart(Math.random), newHeart(Math.random)); },
    stop(): void {
      clearInterval(timer);
      sizes.disconnect();
      document.removeEventListener('visibilitychange', runWhenSeen);
      still.removeEventListener('change', runWhenSeen);
    },
  };
}
