import { stage } from './studio.ts';

/** Where the host's face lies in its drawing of 360 × 420. */
const face = { eyes: [156, 204], eyeY: 152, mouthX: 180, mouthY: 191, skin: '#f7cfae' } as const;
const scale = 0.96;
const size = { width: 360 * scale, height: 420 * scale };

/** The host: breathes, tilts the head a little, blinks, speaks in phrases. `seconds` is the scene's own time. */
export function drawHost(context: CanvasRenderingContext2D, picture: CanvasImageSource, seconds: number): void {
  context.save();
  context.translate(214, stage.table);
  context.rotate(Math.sin(seconds * 0.7) * 0.012);
  context.scale(1, 1 + Math.sin(seconds * 1.7) * 0.005);
  context.translate(-size.width / 2, -size.height);
  context.drawImage(picture, 0, 0, size.width, size.height);
  context.scale(scale, scale);
  if (seconds % 3.7 < 0.16) {
    for (const x of face.eyes) {
      context.fillStyle = face.skin;
      context.beginPath(); context.ellipse(x, face.eyeY, 8.5, 10, 0, 0, Math.PI * 2); context.fill();
      context.strokeStyle = '#5a3a2c';
      context.lineWidth = 3;
      context.beginPath(); context.arc(x, face.eyeY - 2, 7, 0.3, Math.PI - 0.3); context.stroke();
    }
  }
  const speaking = Math.sin(seconds * 0.9) > -0.55;
  if (speaking) {
    context.fillStyle = '#9c3a30';
    context.beginPath();
    context.ellipse(face.mouthX, face.mouthY + 3, 13, 3 + Math.abs(Math.sin(seconds * 8.3)) * 6, 0, 0, Math.PI * 2);
    context.fill();
  }
  context.restore();
}

/** The product on the turntable; it turns as a flat drawing can, by growing narrow and wide again. */
export function drawProduct(context: CanvasRenderingContext2D, picture: CanvasImageSource, seconds: number): void {
  const turn = Math.cos(seconds * 0.9);
  const width = 128 * (0.82 + 0.18 * Math.abs(turn));
  context.save();
  context.translate(300, stage.table + 14);
  context.transform(1, 0, turn * 0.03, 1, 0, 0);
  context.drawImage(picture, -width / 2, -122, width, 128);
  context.restore();
}
