import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { type HeadOutline, outlineOnStage, type Size } from "./cover-mapping.ts";
import styles from "./face-outline.module.css";
import { isNextPerson, type KioskState } from "./kiosk-machine.ts";
import type { KioskScreen } from "./kiosk-screen.ts";
import type { KioskStore } from "./kiosk-store.ts";
import { moveOutline, type OutlineMotion, restingOutline } from "./outline-motion.ts";

export interface FaceOutlineProps {
	readonly store: KioskStore;
	/** Of the frames that are analysed, pixels; null while there are none. */
	readonly frameSize: () => Size | null;
	readonly isMirrored: boolean;
	readonly screen: KioskScreen;
}

function target(state: KioskState, svg: SVGSVGElement, frame: Size | null, isMirrored: boolean): HeadOutline | null {
	if (!state.face || !frame) return null;
	return outlineOnStage(state.face, frame, { width: svg.clientWidth, height: svg.clientHeight }, isMirrored);
}

/** Drawn by hand each animation frame: React would be too slow a way to move an ellipse. */
function draw(group: SVGGElement, { outline, opacity, progress }: OutlineMotion): void {
	group.style.opacity = String(opacity);
	if (!outline) return;
	// Radii swapped and turned back by a quarter: an ellipse begins at three o'clock, progress should at twelve.
	const turn = `rotate(${outline.tiltDeg - 90} ${outline.centerX} ${outline.centerY})`;
	for (const ellipse of group.children) {
		ellipse.setAttribute("cx", String(outline.centerX));
		ellipse.setAttribute("cy", String(outline.centerY));
		ellipse.setAttribute("rx", String(outline.radiusY));
		ellipse.setAttribute("ry", String(outline.radiusX));
		ellipse.setAttribute("transform", turn);
	}
	group.lastElementChild?.setAttribute("stroke-dasharray", `${progress} 1`);
}

function useFollowing(group: RefObject<SVGGElement | null>, { store, frameSize, isMirrored }: FaceOutlineProps): void {
	const currentFrameSize = useEffectEvent(frameSize);
	useEffect(() => {
		let motion = restingOutline;
		// Whoever was followed before is not the one who is followed from here on.
		if (group.current) draw(group.current, motion);
		let lastMs = 0;
		/** Null: nobody is followed, and nothing is drawn until somebody is. */
		let handle: number | null = null;
		function begin(): void {
			if (handle !== null) return;
			lastMs = performance.now();
			handle = requestAnimationFrame(step);
		}
		function step(nowMs: number): void {
			handle = null;
			const svg = group.current?.ownerSVGElement;
			if (!group.current || !svg) return;
			const state = store.state.getState();
			// While the card of the one before is still up, the ring shows already that the next one is being served.
			const { view } = state.pending ?? state;
			const progress = view.kind === "observing" ? view.progress : 0;
			svg.dataset["next"] = String(isNextPerson(state));
			motion = moveOutline(
				motion,
				target(state, svg, currentFrameSize(), isMirrored),
				progress,
				Math.min(100, Math.max(0, nowMs - lastMs)),
			);
			lastMs = nowMs;
			draw(group.current, motion);
			if (state.face || motion !== restingOutline) handle = requestAnimationFrame(step);
		}
		begin();
		const unsubscribe = store.state.subscribe(({ face }) => face && begin());
		return () => {
			unsubscribe();
			if (handle !== null) cancelAnimationFrame(handle);
		};
	}, [group, store, isMirrored]);
}

/** Around the face, in the colour of what is said about it; while it observes, a ring that fills. */
export function FaceOutline(props: FaceOutlineProps) {
	const group = useRef<SVGGElement>(null);
	useFollowing(group, props);
	return (
		<svg className={styles.layer} aria-hidden="true" data-state={props.screen.kind} data-testid="face-outline">
			<g ref={group} className={styles.outline}>
				<ellipse className={styles.halo} />
				<ellipse className={styles.line} />
				<ellipse className={styles.progress} pathLength="1" strokeDasharray="0 1" />
			</g>
		</svg>
	);
}
