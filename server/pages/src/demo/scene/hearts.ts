/** A heart on its way up. Positions in the scene's units, age in seconds. */
export interface Heart { x: number; y: number; age: number; sway: number; size: number; color: string }

const colors = ['#ff7a5c', '#ffb199', '#f2b84b', '#ff9fae', '#fff0e6'];
const lifeSeconds = 3.2;

/** @param chance yields numbers in [0, 1) */
export function newHeart(chance: () => number): Heart {
  return { x: 396 + chance() * 26, y: 690, age: 0, sway: chance() * 6.28, size: 9 + chance() * 8, color: colors[Math.floor(chance() * colors.length)] ?? '#ff7a5c' };
}

/** The hearts after some seconds; those at the end of their way are gone. */
export function rise(hearts: readonly Heart[], seconds: number): Heart[] {
  return hearts
    .map((heart) => ({ ...heart, age: heart.age + seconds, y: heart.y - 95 * seconds, x: heart.x + Math.sin(heart.sway + heart.age * 2.4) * 16 * seconds }))
    .filter(({ age }) => age < lifeSeconds);
}

export function drawHearts(context: CanvasRenderingContext2D, hearts: readonly Heart[]): void {
  for (const { x, y, age, size, color } of hearts) {
    const grown = size * Math.min(1, 0.4 + age * 2);
    context.globalAlpha = Math.max(0, 1 - age / lifeSeconds) * 0.9;
    context.fillStyle = color;
    context.beginPath();
    context.moveTo(x, y + grown * 0.9);
    context.bezierCurveTo(x - grown * 1.5, y - grown * 0.1, x - grown * 0.8, y - grown * 1.1, x, y - grown * 0.35);
    context.bezierCurveTo(x + grown * 0.8, y - grown * 1.1, x + grown * 1.5, y - grown * 0.1, x, y + grown * 0.9);
    context.fill();
  }
  context.globalAlpha = 1;
}
