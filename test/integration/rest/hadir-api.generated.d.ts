export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the service up */
        get: operations["home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add one template of a person from a photo */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recognize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who is on this photo (never records attendance) */
        post: operations["recognize"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who is enrolled */
        get: operations["users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/{employee_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Erase a person, all but attendance */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/punches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Recorded punches, newest first
         * @description By the kiosk's sequence, so that nothing recorded since the last call is missed; with `from`, `to`, `direction`, `state` or `delivery` by the time of the punch.
         */
        get: operations["listPunches"];
        put?: never;
        /** Record a punch, by face (multipart `image`) or by a trusted system (JSON) */
        post: operations["createPunch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries to the HRIS */
        get: operations["sync"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers for Prometheus, in its text exposition format; nothing about people */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the service answers */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can do its work: 503 and the reasons while it cannot */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health; detail only with a key */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        /** @constant */
                        service: "hadir";
                        version: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description The organisation's own id of a person */
                    employee_id: string;
                    /** @description Name as shown on the kiosk */
                    name: string;
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 10 MB and 20 megapixels; EXIF orientation is applied
                     */
                    image: Blob;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            employee_id: string;
                            name: string;
                            /** @description Templates that the active model pack can match */
                            num_embeddings: number;
                        };
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description CONSENT_WITHDRAWN */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "CONSENT_WITHDRAWN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description UNSUPPORTED_IMAGE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNSUPPORTED_IMAGE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED, NO_FACE, MULTIPLE_FACES, LOW_QUALITY */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED" | "NO_FACE" | "MULTIPLE_FACES" | "LOW_QUALITY";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE, ENGINE_RESTARTED, ENGINE_UNAVAILABLE, MODELS_MISSING, MODEL_ALTERED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE" | "ENGINE_RESTARTED" | "ENGINE_UNAVAILABLE" | "MODELS_MISSING" | "MODEL_ALTERED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    recognize: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 10 MB and 20 megapixels; EXIF orientation is applied
                     */
                    image: Blob;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            match: true;
                            employee_id: string;
                            name: string;
                            /** @description Euclidean distance of L2-normalised embeddings, 0 to 2 */
                            distance: number;
                            threshold: number;
                            /** @enum {string} */
                            confidence: "high" | "medium" | "low";
                            /** @constant */
                            liveness_ok: true;
                            /**
                             * @description Present only while liveness does not gate
                             * @enum {string}
                             */
                            liveness_mode?: "observe" | "off";
                        } | {
                            /** @constant */
                            match: false;
                            /** @description "Tidak ada wajah cocok." */
                            reason: string;
                            /** @description null while nobody is enrolled */
                            best_distance: number | null;
                            threshold: number;
                            /** @constant */
                            liveness_ok: true;
                            /** @enum {string} */
                            liveness_mode?: "observe" | "off";
                        } | {
                            /** @constant */
                            match: false;
                            /** @constant */
                            liveness_ok: false;
                            /** @enum {string} */
                            reason: "spoof_detected" | "liveness_uncertain" | "quality_low";
                            /** @description Active layers joined by + */
                            liveness_model: string;
                            /** @description Scores of every layer, for support */
                            debug_liveness: string;
                        };
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description UNSUPPORTED_IMAGE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNSUPPORTED_IMAGE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED, NO_FACE, MULTIPLE_FACES */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED" | "NO_FACE" | "MULTIPLE_FACES";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE, ENGINE_RESTARTED, ENGINE_UNAVAILABLE, MODELS_MISSING, MODEL_ALTERED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE" | "ENGINE_RESTARTED" | "ENGINE_UNAVAILABLE" | "MODELS_MISSING" | "MODEL_ALTERED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    users: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        readonly data: {
                            employee_id: string;
                            name: string;
                            /** @description Templates that the active model pack can match */
                            num_embeddings: number;
                        }[];
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE, ENGINE_RESTARTED, ENGINE_UNAVAILABLE, MODELS_MISSING, MODEL_ALTERED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE" | "ENGINE_RESTARTED" | "ENGINE_UNAVAILABLE" | "MODELS_MISSING" | "MODEL_ALTERED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                employee_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            employee_id: string;
                            /** @constant */
                            deleted: true;
                        };
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description EMPLOYEE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "EMPLOYEE_NOT_FOUND";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    listPunches: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
                employee_id?: string;
                direction?: "IN" | "OUT";
                state?: "suspect" | "corrected" | "correction" | "supervisor";
                delivery?: "none" | "skipped" | "delivered" | "waiting" | "dead";
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        readonly data: {
                            event_id: string;
                            employee_id: string;
                            name: string | null;
                            /** @enum {string} */
                            direction: "IN" | "OUT";
                            direction_source: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 with offset
                             */
                            occurred_at: string;
                            /**
                             * Format: date-time
                             * @description RFC 3339 with offset
                             */
                            recorded_at: string;
                            tz: string;
                            kiosk_seq: number;
                            /** @enum {string} */
                            method: "face" | "pin" | "qr" | "supervisor" | "api";
                            confidence: ("high" | "medium" | "low") | null;
                            /** @enum {string} */
                            clock_state: "trusted" | "suspect";
                            note: string | null;
                            /** @description The work day, 2026-11-03; null on records of before work days were kept */
                            work_date: string | null;
                            shift_code: string | null;
                            shift_start: string | null;
                            shift_end: string | null;
                            grace_minutes: number | null;
                            /** @description event_id of the record that this one corrects */
                            corrects: string | null;
                        }[];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    createPunch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this request: repeated with the same key, it answers what it led to and records nothing new */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description JPEG, PNG or WebP, at most 10 MB and 20 megapixels; EXIF orientation is applied
                     */
                    image: Blob;
                    /** @enum {string} */
                    direction?: "IN" | "OUT";
                };
                "application/json": {
                    /** @description The organisation's own id of a person */
                    employee_id: string;
                    /** @enum {string} */
                    direction?: "IN" | "OUT";
                    /**
                     * Format: date-time
                     * @description RFC 3339 with offset
                     */
                    occurred_at?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Inside the cooldown: the earlier event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            event_id: string;
                            employee_id: string;
                            /** @enum {string} */
                            direction: "IN" | "OUT";
                            /**
                             * Format: date-time
                             * @description RFC 3339 with offset
                             */
                            occurred_at: string;
                            /** @description The work day, 2026-11-03; null on records of before work days were kept */
                            work_date: string | null;
                            shift_code: string | null;
                            shift_start: string | null;
                            shift_end: string | null;
                            grace_minutes: number | null;
                            /** @enum {string} */
                            state: "recorded" | "already_recorded";
                        };
                    };
                };
            };
            /** @description Recorded: the event is durable */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            event_id: string;
                            employee_id: string;
                            /** @enum {string} */
                            direction: "IN" | "OUT";
                            /**
                             * Format: date-time
                             * @description RFC 3339 with offset
                             */
                            occurred_at: string;
                            /** @description The work day, 2026-11-03; null on records of before work days were kept */
                            work_date: string | null;
                            shift_code: string | null;
                            shift_start: string | null;
                            shift_end: string | null;
                            grace_minutes: number | null;
                            /** @enum {string} */
                            state: "recorded" | "already_recorded";
                        };
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description EMPLOYEE_NOT_FOUND */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "EMPLOYEE_NOT_FOUND";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description PAYLOAD_TOO_LARGE */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description UNSUPPORTED_IMAGE */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNSUPPORTED_IMAGE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED, NO_FACE, MULTIPLE_FACES, LOW_QUALITY, LIVENESS_REFUSED, NOT_RECOGNISED, IDEMPOTENCY_KEY_REUSED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED" | "NO_FACE" | "MULTIPLE_FACES" | "LOW_QUALITY" | "LIVENESS_REFUSED" | "NOT_RECOGNISED" | "IDEMPOTENCY_KEY_REUSED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE, ENGINE_RESTARTED, ENGINE_UNAVAILABLE, MODELS_MISSING, MODEL_ALTERED */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE" | "ENGINE_RESTARTED" | "ENGINE_UNAVAILABLE" | "MODELS_MISSING" | "MODEL_ALTERED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @enum {string} */
                            network: "online" | "offline" | "not_configured";
                            target: string | null;
                            waiting: number;
                            oldest_waiting_at: string | null;
                            delivered: number;
                            last_delivered_at: string | null;
                            dead_letters: number;
                            last_error: string | null;
                            readonly targets: {
                                id: string;
                                name: string;
                                /** @enum {string} */
                                kind: "webhook" | "rest" | "frappe" | "odoo" | "orangehrm" | "csv";
                                /** @description Host or folder */
                                place: string | null;
                                /** @enum {string} */
                                state: "online" | "offline" | "paused" | "off" | "unusable";
                                /** @description Why it is offline or paused, as a code */
                                cause: string | null;
                                /** @description Until when nothing is sent there */
                                next_try_at: string | null;
                                /** @description Something beside the deliveries to put right, as a code */
                                notice: string | null;
                                waiting: number;
                                /** @description Of those waiting, how many wait behind a dead letter of the same person */
                                held: number;
                                oldest_waiting_at: string | null;
                                delivered: number;
                                delivered_last_minute: number;
                                last_delivered_at: string | null;
                                dead_letters: number;
                                last_error: string | null;
                            }[];
                        };
                    };
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description UNAUTHENTICATED */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "UNAUTHENTICATED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description VALIDATION_FAILED */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "VALIDATION_FAILED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description STORAGE_UNAVAILABLE */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "STORAGE_UNAVAILABLE";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            live: true;
                        };
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            ready: true;
                        };
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description NOT_READY */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "NOT_READY";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @description As /v1/health/ready */
                            healthy: boolean;
                            /** @description Why it is not; empty when it is */
                            readonly reasons: ("engine" | "gallery" | "storage" | "disk")[];
                            version: string;
                            detail?: {
                                engine: string;
                                engine_restarts: number;
                                liveness_mode: string;
                                readonly liveness_layers: string[];
                                enrolled_employees: number;
                                outbox_waiting: number;
                                dead_letters: number;
                            };
                        };
                    };
                };
            };
            /** @description FORBIDDEN */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "error";
                        /** @enum {string} */
                        code: "INTERNAL";
                        /** @description What happened and what to do about it */
                        message: string;
                    };
                };
            };
        };
    };
}
