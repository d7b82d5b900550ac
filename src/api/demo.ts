// The demo's procedures. There is no demo service outside the demo, so nothing here can be reached then.
import { AppError } from "../core/domain/errors.ts";
import type { DemoService } from "../core/services/operation/demo-service.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementDemo({ demo: procedures }: Procedures, { demo }: Services) {
	function running(): DemoService {
		if (demo === null) throw new AppError("NOT_FOUND");
		return demo;
	}
	return {
		info: procedures.info.handler(() => running().info()),
		scenes: procedures.scenes.handler(async () => {
			const scenes = await running().scenes();
			return scenes.map(({ image, ...scene }) => ({
				...scene,
				image: new File([new Uint8Array(image)], "scene.jpg", { type: "image/jpeg" }),
			}));
		}),
		enter: procedures.enter.handler(({ input }) => {
			running().enter(input.chapter);
			return {};
		}),
	};
}
