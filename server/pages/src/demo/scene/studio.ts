/** The scene's own units: a portrait stage, whatever the canvas measures. */
export const stage = { width: 450, height: 800, table: 566 } as const;

function glow(context: CanvasRenderingContext2D, x: number, y: number, radius: number, color: string, strength: number): void {
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, `rgba(${color},${strength})`);
  light.addColorStop(1, `rgba(${color},0)`);
  context.fillStyle = light;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
}

function box(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, color: string, radius = 3): void {
  context.fillStyle = color;
  context.beginPath();
  // Chrome before 99 and Safari before 16 draw no round corners.
  if ('roundRect' in context) context.roundRect(x, y, width, height, radius);
  else (context as CanvasRenderingContext2D).rect(x, y, width, height);
  context.fill();
}

function shelf(context: CanvasRenderingContext2D, x: number, y: number, width: number): void {
  box(context, x, y, width, 9, '#8a5d43');
  box(context, x, y + 9, width, 4, '#5f3d2c');
}

function plant(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.fillStyle = '#7f9a72';
  for (const [angle, length] of [[-0.9, 34], [-0.4, 46], [0, 52], [0.45, 44], [0.95, 32]] as const) {
    context.save();
    context.translate(x, y - 22);
    context.rotate(angle);
    context.beginPath();
    context.ellipse(0, -length / 2, 7, length / 2, 0, 0, Math.PI * 2);
    context.fill();
    context.restore();
  }
  box(context, x - 15, y - 26, 30, 26, '#d9a07a', 5);
}

/** A warm studio at night, drawn once: wall, lamp, shelves, the shop's sign, the table. */
export function drawStudio(context: CanvasRenderingContext2D, sign: string): void {
  const wall = context.createLinearGradient(0, 0, 0, stage.height);
  wall.addColorStop(0, '#4b2f27');
  wall.addColorStop(0.5, '#85563f');
  wall.addColorStop(1, '#3a231c');
  context.fillStyle = wall;
  context.fillRect(-600, -200, 1_650, 1_200);
  glow(context, 225, 250, 330, '255,206,150', 0.5);
  glow(context, 70, 330, 170, '255,178,110', 0.45);
  glow(context, 400, 120, 160, '255,150,110', 0.28);

  shelf(context, -60, 250, 178);
  shelf(context, 340, 250, 180);
  shelf(context, 352, 400, 170);
  shelf(context, -60, 412, 150);
  plant(context, 34, 250);
  box(context, 66, 214, 16, 36, '#c7573c'); box(context, 83, 206, 13, 44, '#e6c9a3'); box(context, 97, 218, 12, 32, '#8fa58a');
  plant(context, 414, 250);
  box(context, 354, 226, 40, 24, '#e6c9a3', 4); box(context, 360, 208, 28, 18, '#d9795c', 4);
  box(context, 372, 356, 22, 44, '#f0dcc0', 8); box(context, 398, 368, 40, 32, '#b56a4c', 5);
  box(context, 18, 388, 46, 24, '#d9b48d', 4);
  context.fillStyle = '#ffe9c9';
  context.beginPath();
  context.moveTo(42, 330); context.lineTo(72, 330); context.lineTo(82, 362); context.lineTo(32, 362);
  context.fill();
  box(context, 55, 362, 4, 50, '#5f3d2c');

  context.save();
  context.textAlign = 'center';
  context.font = '600 34px "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif';
  context.shadowColor = '#ffb070';
  context.shadowBlur = 22;
  context.fillStyle = '#fff1dc';
  context.fillText(sign, 225, 176);
  context.fillText(sign, 225, 176);
  context.restore();
}

/** The table before the host, with its turntable; drawn over the host's lower edge. */
export function drawTable(context: CanvasRenderingContext2D): void {
  const top = context.createLinearGradient(0, stage.table - 14, 0, stage.table + 60);
  top.addColorStop(0, '#e2bd95');
  top.addColorStop(1, '#c4976c');
  context.fillStyle = top;
  context.fillRect(-600, stage.table - 14, 1_650, 62);
  const front = context.createLinearGradient(0, stage.table + 48, 0, stage.height);
  front.addColorStop(0, '#8b5f44');
  front.addColorStop(1, '#3c261d');
  context.fillStyle = front;
  context.fillRect(-600, stage.table + 48, 1_650, 500);
  context.fillStyle = 'rgba(60,34,22,.28)';
  context.beginPath(); context.ellipse(300, stage.table + 22, 92, 17, 0, 0, Math.PI * 2); context.fill();
  context.fillStyle = '#fff6ea';
  context.beginPath(); context.ellipse(300, stage.table + 14, 86, 15, 0, 0, Math.PI * 2); context.fill();
  context.fillStyle = '#efdfca';
  context.beginPath(); context.ellipse(300, stage.table + 11, 74, 11, 0, 0, Math.PI * 2); context.fill();
}
