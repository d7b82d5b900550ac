import { useEffect, useEffectEvent, useState } from "react";
import { useStore } from "zustand";
import { createResource, type Resource, type ResourceState } from "./resource.ts";

export interface UseResource<T> extends ResourceState<T> {
	readonly reload: Resource<T>["reload"];
	readonly put: Resource<T>["put"];
}

/** Loads when the component appears, then every `refreshMs` while the page is in sight. */
export function useResource<T>(load: () => Promise<T>, refreshMs?: number): UseResource<T> {
	const loadLatest = useEffectEvent(load);
	const [resource] = useState(() => createResource<T>(() => loadLatest()));
	useEffect(() => {
		void resource.reload();
		if (refreshMs === undefined) return;
		const timer = setInterval(() => {
			if (document.visibilityState === "visible") void resource.reload();
		}, refreshMs);
		return () => clearInterval(timer);
	}, [resource, refreshMs]);
	return { ...useStore(resource.state), reload: resource.reload, put: resource.put };
}
