/** The types of the API, made from docs/openapi.json by `node bin/openapi.ts`. */

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All endpoints, as URI templates (RFC 6570).
         * @description Each link has the name of its operation.
         */
        get: operations["getIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Articles, newest first, or by full-text search; failed ones by the day they were dropped.
         * @description Articles without a date count on the day they were dropped. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left. Answers 400 to `from` after `to`, a `q` that has no word to search for or is too long, `sort=relevance` without `q`, or a search of failed articles.
         */
        get: operations["listArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One article, without its text.
         * @description Its text and its quotes have paths of their own.
         */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quotes of this article, in the order of its text.
         * @description With `speaker`, only their quotes in this article. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left.
         */
        get: operations["listQuotesOfArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/articles/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The text that all spans of the article point into.
         * @description Plain text without markup, compressed if the client accepts that. An article that could not be read has none.
         */
        get: operations["getArticleText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files that failed too often, oldest first.
         * @description An article that could not be read is not a dead letter: `/articles?status=failed` lists those. Concurrent requests may see fewer.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retries a file that was given up.
         * @description The file is queued again, with a new count of attempts.
         */
        post: operations["retryDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the API answers; doesn’t check the services behind it.
         * @description An answer means that the API answers requests; the services behind it may still be down.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The OpenAPI document.
         * @description OpenAPI 3.1, generated from the schemas that check the requests.
         */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quotes by everyone or by a speaker, newest first, or by full-text search; with `article`, in the order of its text.
         * @description Filters can be combined. With `q` each quote has `marks`; lists with `q`, `since`, `facets` or `sort=received` need a search index, and answer 503 with a `reason` if there is none. With `speaker` the answer lists the selected people in `speakers`; if there are none, `hint` and `suggestions` say where to look. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left. Answers 400 to `from` after `to`, a `q` that has no word to search for or is too long, `sort=relevance` together with `in=article`, either of them without `q`, or a feed that is not sorted by `received`.
         */
        get: operations["listQuotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One quote.
         * @description The id of a quote is valid until a new version of its article changes the quote.
         */
        get: operations["getQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assigns this quote to a speaker, or rejects it.
         * @description Give one of `speaker`, `speakerName` and `quote`. The correction also applies to later versions of the article, as long as the words of the quote stay. A rejected quote is removed from all lists; its own path and `/articles/{id}/quotes?rejected=true` still have it. Repeating a correction changes nothing. Answers 400 to none or several of `speaker`, `speakerName` and `quote`, or an `If-Match` that has no ETag.
         */
        put: operations["correctQuote"];
        post?: never;
        /**
         * Reverts the correction of this quote.
         * @description The quote is as in its article again. Does nothing if it was not corrected. Answers 400 to an `If-Match` that has no ETag.
         */
        delete: operations["uncorrectQuote"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why this quote has its speaker.
         * @description The engine attributes the stored text again, which takes a moment; 503 with a `reason` if there is no engine or the article takes it too long. For a quote found by an earlier engine, `source` may be null.
         */
        get: operations["explainQuote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same words in other articles: verbatim, trimmed, in another tense or translation; oldest first.
         * @description The quote itself is not included. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left.
         */
        get: operations["listVariants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/speakers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Speakers whose name, or a later part of it, has this beginning, or who best match words.
         * @description Give `name` or `q`. Finds the names that articles print and those that people set. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left. Answers 400 to neither or both of `name` and `q`.
         */
        get: operations["listSpeakers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/speakers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One speaker, by any of their ids, with all names under which they are quoted.
         * @description The id of a merged speaker leads to the speaker that it was merged into; the answer has the current id.
         */
        get: operations["getSpeaker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/speakers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merges another speaker, with all their names, into this one.
         * @description From now on, all ids and names of the other speaker lead to this one. A split undoes it.
         */
        post: operations["mergeSpeaker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/speakers/{id}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Sets the name of this speaker.
         * @description The name is shown instead of the one that articles print most, and `/speakers?name=` finds it.
         */
        put: operations["nameSpeaker"];
        post?: never;
        /**
         * Reverts the name of this speaker.
         * @description The speaker is called as in the articles again. Does nothing if no name was set.
         */
        delete: operations["unnameSpeaker"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/speakers/{id}/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quotes by exactly this speaker, newest first.
         * @description Unlike `/quotes?speaker=`, this never selects several speakers with one name. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left. Answers 400 to `from` after `to`, or a feed that is not sorted by `received`.
         */
        get: operations["listQuotesOfSpeaker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/speakers/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Separates a name from this speaker: it becomes another speaker.
         * @description Separates an alias from a speaker, or undoes a merge. Later articles don’t join them again.
         */
        post: operations["splitSpeaker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many quotes share the values of one dimension or several.
         * @description Counts come from the search index, which may be slightly behind; answers 503 with a `reason` if there is none. The value of `speaker` is the speaker’s id over all articles. Answers 400 to `from` after `to`, a `q` that has no word to search for or is too long, or `in=article` without `q`.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{filename}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Uploads a file; only on one machine.
         * @description The body is the file, up to 64 MB. It replaces an earlier file of the same name; identical bytes change nothing. Only `npm start` has this; a deployed stage takes files through its bucket and answers 404. Answers 400 to a name with a slash, a backslash, a control character or a leading dot.
         */
        put: operations["uploadFile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/utterances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What several articles quote, most repeated first.
         * @description An utterance belongs to the day on which it was first printed. A page has up to `limit` items, and `next` if there are more; it may be shorter, even empty, and still have a `next`. While files are being ingested, `ingesting` says how many are left. Answers 400 to `from` after `to`.
         */
        get: operations["listUtterances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All watches, oldest first.
         * @description There can be 200. Answers 503 with a `reason` if the stage has no watches (docs/watches.md).
         */
        get: operations["listWatches"];
        put?: never;
        /**
         * Creates a watch, which notifies of new quotes.
         * @description From now on you are notified once of each new quote that the query of `/quotes` matches, by a signed webhook (Standard Webhooks) or by mail; failed deliveries are retried for a day. Answers 503 with a `reason` if the stage has no watches (docs/watches.md). Answers 400 to `quotes` that are no filters for `/quotes`, neither or both of `webhook` and `email`, or a webhook at an address that is not allowed.
         */
        post: operations["createWatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/watches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One watch, and its last deliveries.
         * @description Includes its successful and failed deliveries. Answers 503 with a `reason` if the stage has no watches (docs/watches.md).
         */
        get: operations["getWatch"];
        put?: never;
        post?: never;
        /**
         * Deletes a watch and everything stored about it.
         * @description Pending deliveries are dropped. Answers 503 with a `reason` if the stage has no watches (docs/watches.md).
         */
        delete: operations["deleteWatch"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/watches/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test message at once, and returns the outcome.
         * @description Waits up to ten seconds for the receiver, without retries. Answers 503 with a `reason` if the stage has no watches (docs/watches.md).
         */
        post: operations["testWatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A name under which a speaker is quoted. */
        Alias: {
            /** @description The field of office in which they have this name: `sport`. Null if no article says. */
            field: string | null;
            /** @description The day of the first article with this name. */
            first: string;
            /** @description Another id of this speaker, valid wherever an id is expected; a split takes it. */
            id: string;
            /** @description The day of the last article with this name. */
            last: string;
            name: string;
            /** @description How many communications are under this name. */
            quotes: number;
            /** @description Words of their roles under this name. */
            roles: string[];
            /** @description The first articles with this name; three at most. */
            seen: {
                article: string;
                /** @description The dropped file. */
                file: {
                    bucket: string;
                    /** @description The name of its file inside a dropped archive; null otherwise. */
                    entry: string | null;
                    key: string;
                    /** @description Line or position in a file of many articles, from 1; else null. */
                    record: number | null;
                };
                /** @description Null if the file gives none. */
                publication: string | null;
                /** @description ISO 8601: a day, or a time in UTC. Null if the file gives none. */
                published: string | null;
                /** @description Null if the file gives none. */
                title: string | null;
            }[];
        };
        /**
         * @description A dropped article, or why it could not be read.
         * @example {
         *       "id": "qtn3iikrs3lig2sn",
         *       "status": "ready",
         *       "title": null,
         *       "publication": null,
         *       "author": null,
         *       "authors": [],
         *       "published": null,
         *       "url": null,
         *       "dateline": null,
         *       "language": "en",
         *       "guid": null,
         *       "version": null,
         *       "format": "plain",
         *       "encoding": "utf-8",
         *       "received": "2026-03-04T08:15:30.000Z",
         *       "quotes": 9,
         *       "failure": null,
         *       "notes": [
         *         "The object's metadata has a date that can't be read, 'yesterday': write YYYY-MM-DD."
         *       ],
         *       "file": {
         *         "bucket": "articles",
         *         "key": "samples/articles/harbour-bridge.txt",
         *         "record": null,
         *         "entry": null
         *       },
         *       "extractorVersion": "3.9.0"
         *     }
         */
        Article: {
            /** @description The byline as printed, or the names that the file lists. Null if it gives none. */
            author: string | null;
            /** @description The names in the byline, in its order; empty if there are none. */
            authors: string[];
            /** @description Where and when the article says it was written. Null if the file gives none. */
            dateline: string | null;
            /** @description The encoding of its bytes: `windows-1252`. Null if its format defines it. */
            encoding: string | null;
            /** @description The version of the engine that read it. */
            extractorVersion: string;
            /** @description Why the article could not be read; null when it is ready. */
            failure: {
                /** @description What to do about it. */
                message: string;
                reason: string;
            } | null;
            /** @description The dropped file. */
            file: {
                bucket: string;
                /** @description The name of its file inside a dropped archive; null otherwise. */
                entry: string | null;
                key: string;
                /** @description Line or position in a file of many articles, from 1; else null. */
                record: number | null;
            };
            /** @description The format that it was read as, inside any archive: `html`, `newsml-g2`, `email`. Null if unknown. */
            format: string | null;
            /** @description The provider’s own id of the article. Null if the file gives none. */
            guid: string | null;
            id: string;
            /** @description BCP 47: `en`, `pt-BR`. Null if unknown. */
            language: string | null;
            /** @description What was changed in its text, and what was left out: a sentence each. */
            notes: string[];
            /** @description Null if the file gives none. */
            publication: string | null;
            /** @description ISO 8601: a day, or a time in UTC. Null if the file gives none. */
            published: string | null;
            /** @description How many communications were found: as many as lists without `type` have. */
            quotes: number;
            /** @description When the file was dropped: ISO 8601, UTC. */
            received: string;
            /** @enum {string} */
            status: "ready" | "failed";
            /** @description Null if the file gives none. */
            title: string | null;
            /** @description Null if the file gives none. */
            url: string | null;
            /** @description The provider’s version number of the article. Null if the file gives none. */
            version: string | null;
        };
        ArticlePage: {
            /** @description A query like `q`, if `q` finds nothing and that one finds something. Each word that does not occur is replaced by the most frequent word that differs in one letter or by two adjacent letters swapped; if that is not enough, phrases become words; if that is not enough either, one of three or more words is left out. */
            didYouMean?: string;
            /** @description Why the list is empty, whom it leaves out, or which other names of a publication it found, and where to look instead. */
            hint?: string;
            /** @description How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and on deployed stages, where the API can’t know. */
            ingesting?: number;
            items: components["schemas"]["Article"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        /** @description A message about a file that failed so often that it is not retried automatically. */
        DeadLetter: {
            /** @description What had happened to the file; null if the message names none. */
            change: ("created" | "removed") | null;
            /** @description The file that could not be processed; null if the message names none. */
            file: {
                bucket: string;
                key: string;
            } | null;
            /** @description The id of the message, for a retry. */
            id: string;
            /** @description The beginning of an unknown message; null for others. */
            message: string | null;
            /** @description What went wrong at the last attempt; null if nothing was recorded, for example because the function ran out of memory or time. */
            reason: string | null;
            /** @description When it was sent: ISO 8601, UTC. */
            sent: string;
        };
        DeadLetterList: {
            items: components["schemas"]["DeadLetter"][];
            /** @description There are more: retry or delete some of these first. */
            more: boolean;
        };
        /** @description One attempt to notify of a quote. */
        Delivery: {
            attempt: number;
            /** @description The status of the answer, or what went wrong. */
            detail: string;
            /** @description The `webhook-id`: the same for every attempt at the same quote. */
            message: string;
            /**
             * @description `failed` will be retried later, `given-up` won’t.
             * @enum {string}
             */
            outcome: "delivered" | "failed" | "given-up";
            /** @description ISO 8601, UTC. */
            time: string;
        };
        /** @description Why a quote has its speaker, computed again from the stored text. */
        Explanation: {
            /** @description Present if a person corrected the quote: then this decided, and `source` and `speaker` are only what the engine chose. */
            correction?: components["schemas"]["QuoteCorrection"];
            /** @description The version of the engine that explains; an earlier one may have found the quote. */
            extractorVersion: string;
            /** @description How the name in the article was assigned to its speaker; null for an unnamed speaker. */
            identity: {
                /** @description The id of the alias that the article names. */
                alias: string;
                /** @description Why all names of the speaker belong to one; null if too many people bear the surname to answer at once. */
                links: {
                    /** @description The id of an alias. */
                    a: string;
                    /** @description Further evidence: `role`, `co-mention`, `field`, `rare` (the name), `quotes` (one is quoted far more often). */
                    and: string[];
                    /** @description The id of the alias that was found to be the same speaker. */
                    b: string;
                    /**
                     * @description How the two names match; `person`: somebody merged them.
                     * @enum {string}
                     */
                    by: "spelling" | "initial" | "nickname" | "middle" | "surname" | "name" | "person";
                }[] | null;
                /** @description The id of the speaker, over all articles. */
                speaker: string;
            } | null;
            /** @description The id of the quote. */
            quote: string;
            /** @description How the quote and its source were found; null if this engine does not find the quote. */
            source: {
                /** @description `network`, or the construct of marks and layout that gives the attribution (`turn`, `signature`). */
                pass: string;
                /** @description The words for the speaker; empty if there are none. */
                passages: {
                    span: components["schemas"]["Span"];
                    /** @description The words of the article at this span. */
                    text: string;
                }[];
                /** @description The probability according to the engine, 0 to 1. */
                score: number;
            } | null;
            /** @description How the source was resolved to its speaker; null if there is no source. */
            speaker: {
                /** @description The name that the source was resolved to; null for an unnamed speaker. */
                mention: {
                    span: components["schemas"]["Span"];
                    /** @description The words of the article at this span. */
                    text: string;
                } | null;
                /** @description The name according to the article alone; null for an unnamed speaker. */
                name: string | null;
                /** @description The pass that decided: `named`, `continued`, `linked`. */
                pass: string;
                /** @description The second most probable speaker; null if there is none. */
                runnerUp: {
                    /** @description Null for an unnamed speaker. */
                    name: string | null;
                    /** @description The probability according to the engine, 0 to 1. */
                    score: number;
                } | null;
                /** @description The probability according to the engine, 0 to 1. */
                score: number;
            } | null;
        };
        /** @description How many quotes have a value, according to the index, which may be slightly behind. */
        FacetValue: {
            /** @description The name of a speaker. */
            name?: string;
            quotes: number;
            /** @description As the parameter of this name accepts it; null for none. */
            value: string | null;
        };
        /** @description A span of a quote's `text`, in UTF-16 code units, half-open. */
        Mark: {
            end: number;
            start: number;
        };
        /**
         * @description A watch that was just created.
         * @example {
         *       "id": "5d1f0a9c2b7e4836aa",
         *       "quotes": "speaker=vorsic&kind=direct",
         *       "webhook": "https://desk.example.org/whosaid",
         *       "email": null,
         *       "articles": "recent",
         *       "created": "2026-03-04T08:15:30.000Z",
         *       "stopped": null,
         *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
         *     }
         */
        NewWatch: {
            /**
             * @description `recent`: only articles up to a week old; `all`: everything that is dropped, however old. Articles dropped before the watch was created are never included.
             * @enum {string}
             */
            articles: "recent" | "all";
            /** @description ISO 8601, UTC. */
            created: string;
            /** @description The mail address that gets the notifications; null for a URL. */
            email: string | null;
            id: string;
            /** @description The query of `/quotes` whose new quotes you are notified of: `speaker=vorsic&kind=direct`. */
            quotes: string;
            /** @description Verifies the signatures of webhooks (Standard Webhooks); shown only now. Null for a mail address. */
            secret: string | null;
            /** @description Why the watch was stopped; null if it is active. */
            stopped: string | null;
            /** @description The URL that gets the notifications; null for a mail address. */
            webhook: string | null;
        };
        /**
         * @example {
         *       "type": "about:blank",
         *       "title": "Bad Request",
         *       "status": 400,
         *       "detail": "kind must be direct, mixed or indirect, not 'spoken'.",
         *       "errors": [
         *         {
         *           "parameter": "kind",
         *           "message": "kind must be direct, mixed or indirect, not 'spoken'.",
         *           "allowed": [
         *             "direct",
         *             "mixed",
         *             "indirect"
         *           ]
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @description What went wrong and what to do next. */
            detail: string;
            /** @description Each query parameter, or field of the body, that was wrong. */
            errors?: {
                allowed?: string[];
                message: string;
                parameter: string;
            }[];
            /** @description Why a correction was refused, for programs: `same-speaker`. */
            reason?: string;
            /** @description To name when reporting a problem on our side. */
            requestId?: string;
            status: number;
            title: string;
            /** @description `about:blank`: the status says what kind of problem it is. */
            type: string;
        };
        /**
         * @description Words or thoughts that an article attributes to a speaker.
         * @example {
         *       "id": "qtn3iikrs3lig2sn.6r.mm5wh63g",
         *       "kind": "direct",
         *       "type": "communication",
         *       "text": "\"There was no warning at all,\"",
         *       "speaker": {
         *         "id": "milenka-vorsic",
         *         "name": "Milenka Voršić",
         *         "type": "person",
         *         "roles": [
         *           "transport minister"
         *         ],
         *         "gender": "female",
         *         "description": null,
         *         "words": "Milenka Vorsic, the transport minister",
         *         "resolution": "name",
         *         "confidence": 0.932
         *       },
         *       "reportedBy": null,
         *       "cue": "said",
         *       "spans": {
         *         "source": [
         *           {
         *             "start": 279,
         *             "end": 317
         *           }
         *         ],
         *         "cue": [
         *           {
         *             "start": 274,
         *             "end": 278
         *           }
         *         ],
         *         "content": [
         *           {
         *             "start": 243,
         *             "end": 273
         *           }
         *         ]
         *       },
         *       "context": {
         *         "before": "off from the motorway.\n\n",
         *         "after": " said Milenka Vorsic"
         *       },
         *       "article": {
         *         "id": "qtn3iikrs3lig2sn",
         *         "title": null,
         *         "publication": null,
         *         "published": null,
         *         "url": null,
         *         "file": {
         *           "bucket": "articles",
         *           "key": "samples/articles/harbour-bridge.txt",
         *           "record": null,
         *           "entry": null
         *         }
         *       },
         *       "confidence": 0.968,
         *       "extractorVersion": "3.9.0"
         *     }
         */
        Quote: {
            article: {
                /** @description The dropped file. */
                file: {
                    bucket: string;
                    /** @description The name of its file inside a dropped archive; null otherwise. */
                    entry: string | null;
                    key: string;
                    /** @description Line or position in a file of many articles, from 1; else null. */
                    record: number | null;
                };
                id: string;
                /** @description Null if the file gives none. */
                publication: string | null;
                /** @description ISO 8601: a day, or a time in UTC. Null if the file gives none. */
                published: string | null;
                /** @description Null if the file gives none. */
                title: string | null;
                /** @description Null if the file gives none. */
                url: string | null;
            };
            /** @description The higher, the more quotes are right. */
            confidence: number;
            context: {
                /** @description Up to 80 code units after the content. */
                after: string;
                /** @description Up to 80 code units before the content. */
                before: string;
            };
            /** @description Present if a person corrected it. */
            correction?: components["schemas"]["QuoteCorrection"];
            /** @description The reporting words: `told reporters`. */
            cue: string;
            /** @description The version of the engine that found this quote. */
            extractorVersion: string;
            id: string;
            /**
             * @description How much of the content is in quotation marks: all of it, a part, or none.
             * @enum {string}
             */
            kind: "direct" | "mixed" | "indirect";
            /** @description The parts of `text` that match `q`; present if the quote was found by its own words, not by its article’s. */
            marks?: components["schemas"]["Mark"][];
            /** @description Who reports somebody else’s words. Null if nobody does. */
            reportedBy: {
                /** @description The article’s description of an unnamed one. */
                description: string | null;
                /** @description Null when unnamed. */
                name: string | null;
            } | null;
            spans: {
                /** @description What was said. */
                content: components["schemas"]["Span"][];
                /** @description The reporting words. */
                cue: components["schemas"]["Span"][];
                /** @description The words for the speaker. */
                source: components["schemas"]["Span"][];
            };
            /** @description Who said it. */
            speaker: {
                /** @description The probability that these words mean this speaker; null if the text gives no source. */
                confidence: number | null;
                /** @description For an unnamed speaker, its description: `a senior official`. */
                description: string | null;
                /** @description According to this article; null if it doesn’t say. */
                gender: ("male" | "female") | null;
                /** @description The same in every article. Null for an unnamed speaker. */
                id: string | null;
                /** @description The speaker’s name over all articles, without titles. */
                name: string | null;
                /** @description What led from these words to the speaker; null if the text gives no source, or a person assigned the quote. */
                resolution: ("name" | "surname" | "pronoun" | "description" | "unnamed") | null;
                /** @description What this article calls them: `Russian Foreign Minister`; most frequent first. */
                roles: string[];
                /**
                 * @description `group`: several together; `unnamed`: no name is given.
                 * @enum {string}
                 */
                type: "person" | "organisation" | "group" | "unnamed";
                /** @description The words for the speaker in this quote; empty if there are none. */
                words: string;
            };
            /** @description The content's words; several spans are joined with ` … `. */
            text: string;
            /**
             * @description What the source does: says it (`communication`), thinks it (`belief`), knows it (`fact`) or wants it (`intention`).
             * @enum {string}
             */
            type: "communication" | "belief" | "fact" | "intention";
        };
        /**
         * @description A person’s correction of a quote; it applies as long as its words stay in the article.
         * @example {
         *       "verdict": "speaker",
         *       "at": "2026-03-05T09:20:00.000Z",
         *       "revision": 17,
         *       "before": {
         *         "id": null,
         *         "name": null,
         *         "type": "unnamed",
         *         "roles": [],
         *         "gender": null,
         *         "description": "the transport minister",
         *         "words": "the transport minister",
         *         "resolution": "unnamed",
         *         "confidence": 0.71
         *       }
         *     }
         */
        QuoteCorrection: {
            /** @description When it was made: ISO 8601, UTC. */
            at: string;
            /** @description The speaker according to the article. */
            before: {
                /** @description The probability that these words mean this speaker; null if the text gives no source. */
                confidence: number | null;
                /** @description For an unnamed speaker, its description: `a senior official`. */
                description: string | null;
                /** @description According to this article; null if it doesn’t say. */
                gender: ("male" | "female") | null;
                /** @description The same in every article. Null for an unnamed speaker. */
                id: string | null;
                /** @description The speaker’s name over all articles, without titles. */
                name: string | null;
                /** @description What led from these words to the speaker; null if the text gives no source, or a person assigned the quote. */
                resolution: ("name" | "surname" | "pronoun" | "description" | "unnamed") | null;
                /** @description What this article calls them: `Russian Foreign Minister`; most frequent first. */
                roles: string[];
                /**
                 * @description `group`: several together; `unnamed`: no name is given.
                 * @enum {string}
                 */
                type: "person" | "organisation" | "group" | "unnamed";
                /** @description The words for the speaker in this quote; empty if there are none. */
                words: string;
            };
            /** @description The value for `If-Match`, in quotation marks: `"17"`. */
            revision: number;
            /**
             * @description A person’s decision: it is by this `speaker`, its speaker is unnamed (`unnamed`), or it is no quote (`rejected`) and is left out of all lists.
             * @enum {string}
             */
            verdict: "speaker" | "unnamed" | "rejected";
        };
        QuotePage: {
            /** @description A query like `q`, if `q` finds nothing and that one finds something. Each word that does not occur is replaced by the most frequent word that differs in one letter or by two adjacent letters swapped; if that is not enough, phrases become words; if that is not enough either, one of three or more words is left out. */
            didYouMean?: string;
            /** @description The values of each requested facet, up to 25, most frequent first. */
            facets?: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            /** @description Why the list is empty, whom it leaves out, or which other names of a publication it found, and where to look instead. */
            hint?: string;
            /** @description How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and on deployed stages, where the API can’t know. */
            ingesting?: number;
            items: components["schemas"]["Quote"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
            /** @description The people selected by `speaker`; present if it was given, empty if there are none. */
            speakers?: components["schemas"]["Speaker"][];
            /** @description Speakers with similar names, most similar first; present if `speaker` selects nobody. */
            suggestions?: components["schemas"]["Speaker"][];
        };
        /** @description A span of the article's text, in UTF-16 code units, half-open. */
        Span: {
            /** @description The first code unit after the span. */
            end: number;
            start: number;
        };
        /**
         * @description Somebody whose words or thoughts are on record.
         * @example {
         *       "id": "milenka-vorsic",
         *       "name": "Milenka Voršić",
         *       "names": [
         *         "Milenka Voršić",
         *         "Milenka Vorsic"
         *       ],
         *       "type": "person",
         *       "quotes": 31
         *     }
         */
        Speaker: {
            id: string;
            /** @description The speaker’s name over all articles. */
            name: string;
            /** @description All names that articles print for them, in up to three spellings each; most quoted first. */
            names: string[];
            /** @description How many communications are theirs: as many as lists without `type` have. 0 for those who only think, know or want something; `type=any` lists that. */
            quotes: number;
            /** @enum {string} */
            type: "person" | "organisation" | "group";
        };
        SpeakerPage: {
            /** @description How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and on deployed stages, where the API can’t know. */
            ingesting?: number;
            items: components["schemas"]["Speaker"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        /**
         * @description A speaker, and the names that were found to be theirs.
         * @example {
         *       "id": "milenka-vorsic",
         *       "name": "Milenka Voršić",
         *       "names": [
         *         "Milenka Voršić",
         *         "Milenka Vorsic"
         *       ],
         *       "type": "person",
         *       "quotes": 31,
         *       "gender": "female",
         *       "aliases": [
         *         {
         *           "id": "milenka-vorsic~politics",
         *           "name": "Milenka Voršić",
         *           "field": "politics",
         *           "roles": [
         *             "transport minister"
         *           ],
         *           "quotes": 31,
         *           "first": "2026-03-04",
         *           "last": "2026-03-09",
         *           "seen": [
         *             {
         *               "article": "qtn3iikrs3lig2sn",
         *               "title": null,
         *               "publication": null,
         *               "published": null,
         *               "file": {
         *                 "bucket": "articles",
         *                 "key": "samples/articles/harbour-bridge.txt",
         *                 "record": null,
         *                 "entry": null
         *               }
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        SpeakerWithAliases: {
            /** @description All names under which they are quoted, most quoted first. */
            aliases: components["schemas"]["Alias"][];
            /** @description According to the articles; null if they don’t say. */
            gender: ("male" | "female") | null;
            id: string;
            /** @description The speaker’s name over all articles. */
            name: string;
            /** @description All names that articles print for them, in up to three spellings each; most quoted first. */
            names: string[];
            /** @description How many communications are theirs: as many as lists without `type` have. 0 for those who only think, know or want something; `type=any` lists that. */
            quotes: number;
            /** @enum {string} */
            type: "person" | "organisation" | "group";
        };
        TestDelivery: {
            /** @description The status of the answer, or what went wrong. */
            detail: string;
            isDelivered: boolean;
        };
        /** @description Words that several articles quote, and the quote that first printed them. */
        Utterance: {
            /** @description How many articles print it; above 250, some may not be counted. */
            articles: number;
            quote: components["schemas"]["Quote"];
            /** @description The words as first printed. */
            text: string;
        };
        UtterancePage: {
            /** @description How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and on deployed stages, where the API can’t know. */
            ingesting?: number;
            items: components["schemas"]["Utterance"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        VariantPage: {
            /** @description How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and on deployed stages, where the API can’t know. */
            ingesting?: number;
            items: components["schemas"]["Quote"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        /**
         * @description Notifies of quotes as they arrive.
         * @example {
         *       "id": "5d1f0a9c2b7e4836aa",
         *       "quotes": "speaker=vorsic&kind=direct",
         *       "webhook": "https://desk.example.org/whosaid",
         *       "email": null,
         *       "articles": "recent",
         *       "created": "2026-03-04T08:15:30.000Z",
         *       "stopped": null
         *     }
         */
        Watch: {
            /**
             * @description `recent`: only articles up to a week old; `all`: everything that is dropped, however old. Articles dropped before the watch was created are never included.
             * @enum {string}
             */
            articles: "recent" | "all";
            /** @description ISO 8601, UTC. */
            created: string;
            /** @description The mail address that gets the notifications; null for a URL. */
            email: string | null;
            id: string;
            /** @description The query of `/quotes` whose new quotes you are notified of: `speaker=vorsic&kind=direct`. */
            quotes: string;
            /** @description Why the watch was stopped; null if it is active. */
            stopped: string | null;
            /** @description The URL that gets the notifications; null for a mail address. */
            webhook: string | null;
        };
        WatchList: {
            items: components["schemas"]["Watch"][];
        };
        /**
         * @description A watch with its deliveries.
         * @example {
         *       "id": "5d1f0a9c2b7e4836aa",
         *       "quotes": "speaker=vorsic&kind=direct",
         *       "webhook": "https://desk.example.org/whosaid",
         *       "email": null,
         *       "articles": "recent",
         *       "created": "2026-03-04T08:15:30.000Z",
         *       "stopped": null,
         *       "deliveries": [
         *         {
         *           "time": "2026-03-04T09:20:11.000Z",
         *           "message": "msg_5d1f0a9c2b7e4836aa_Zk3uVt1rQm5xW8yN2bLc0A",
         *           "attempt": 1,
         *           "outcome": "delivered",
         *           "detail": "answered 200"
         *         }
         *       ]
         *     }
         */
        WatchWithDeliveries: {
            /**
             * @description `recent`: only articles up to a week old; `all`: everything that is dropped, however old. Articles dropped before the watch was created are never included.
             * @enum {string}
             */
            articles: "recent" | "all";
            /** @description ISO 8601, UTC. */
            created: string;
            /** @description The last 50, latest first. */
            deliveries: components["schemas"]["Delivery"][];
            /** @description The mail address that gets the notifications; null for a URL. */
            email: string | null;
            id: string;
            /** @description The query of `/quotes` whose new quotes you are notified of: `speaker=vorsic&kind=direct`. */
            quotes: string;
            /** @description Why the watch was stopped; null if it is active. */
            stopped: string | null;
            /** @description The URL that gets the notifications; null for a mail address. */
            webhook: string | null;
        };
    };
    responses: {
        /** @description A query parameter, or a field of the body, is unknown or not as described; `errors` names each. */
        BadParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too busy; retry after `Retry-After` seconds. */
        Busy: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody else has changed it: it doesn’t match `If-Match` or `If-None-Match`. */
        Changed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Impossible in the present state; `reason` says why. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An error on our side; our log has it under `requestId`. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It doesn’t exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The text is too large for one answer (use `Accept-Encoding: gzip`), or the body for one request. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It makes no sense for this speaker; `reason` says why. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The URL is longer than 10,000 characters, or than the gateway accepts. */
        UrlTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Alias = components['schemas']['Alias'];
export type Article = components['schemas']['Article'];
export type ArticlePage = components['schemas']['ArticlePage'];
export type DeadLetter = components['schemas']['DeadLetter'];
export type DeadLetterList = components['schemas']['DeadLetterList'];
export type Delivery = components['schemas']['Delivery'];
export type Explanation = components['schemas']['Explanation'];
export type FacetValue = components['schemas']['FacetValue'];
export type Mark = components['schemas']['Mark'];
export type NewWatch = components['schemas']['NewWatch'];
export type Problem = components['schemas']['Problem'];
export type Quote = components['schemas']['Quote'];
export type QuoteCorrection = components['schemas']['QuoteCorrection'];
export type QuotePage = components['schemas']['QuotePage'];
export type Span = components['schemas']['Span'];
export type Speaker = components['schemas']['Speaker'];
export type SpeakerPage = components['schemas']['SpeakerPage'];
export type SpeakerWithAliases = components['schemas']['SpeakerWithAliases'];
export type TestDelivery = components['schemas']['TestDelivery'];
export type Utterance = components['schemas']['Utterance'];
export type UtterancePage = components['schemas']['UtterancePage'];
export type VariantPage = components['schemas']['VariantPage'];
export type Watch = components['schemas']['Watch'];
export type WatchList = components['schemas']['WatchList'];
export type WatchWithDeliveries = components['schemas']['WatchWithDeliveries'];
export type ResponseBadParameters = components['responses']['BadParameters'];
export type ResponseBusy = components['responses']['Busy'];
export type ResponseChanged = components['responses']['Changed'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseFailed = components['responses']['Failed'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseTooLarge = components['responses']['TooLarge'];
export type ResponseUnprocessable = components['responses']['Unprocessable'];
export type ResponseUrlTooLong = components['responses']['UrlTooLong'];
export type $defs = Record<string, never>;
export interface operations {
    getIndex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        links: {
                            [key: string]: string;
                        };
                        name: string;
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listArticles: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv";
                /**
                 * @description From this day on (UTC); articles without a date count on the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter. Needs a search index.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description What to search for: words, "words side by side", begin* for words that begin so (three letters at least), and -word for what must not be there; in any case, with or without diacritics. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
                /**
                 * @description Only articles dropped at this time or later. Needs a search index.
                 * @example 2026-03-01T00:00:00Z
                 */
                since?: string;
                /**
                 * @description Best match first (the default with `q`), newest first by the article’s date (the default without), or latest arrival first.
                 * @example received
                 */
                sort?: "relevance" | "published" | "received";
                /**
                 * @description Only articles that could be read, or only those that could not.
                 * @example failed
                 */
                status?: "ready" | "failed";
                /**
                 * @description Up to and including this day; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticlePage"];
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listQuotesOfArticle: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld" | "atom" | "jsonfeed";
                /**
                 * @description Only by people whose gender, according to the article, is this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with at least this confidence.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description `true` includes quotes that a person rejected; each has a `correction`.
                 * @example true
                 */
                rejected?: boolean;
                /**
                 * @description Only if the speaker was resolved from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. An id of several words selects that speaker alone; anything else selects everyone with that name, up to the 10 with the most communications. A title before the name (`President Putin`) is ignored if nobody has such a name.
                 * @example vorsic
                 */
                speaker?: string;
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Only quotes of these types, separated by commas. By what the source does: `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
                 * @example [
                 *       "communication",
                 *       "belief"
                 *     ]
                 */
                type?: ("communication" | "belief" | "fact" | "intention" | "any")[];
            };
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/feed+json": Record<string, never>;
                    "application/json": components["schemas"]["QuotePage"];
                    "application/jsonl": string;
                    "application/ld+json": Record<string, never>;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getArticleText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    retryDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example 5f0c2a4e-8d1b-4c5e-9a51-0b7f3c1de214
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @constant */
                        status: "queued";
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many dropped files are still to be read or indexed, so more may be listed soon. Absent if there are none, and on deployed stages, where the API can’t know. */
                        ingesting?: number;
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listQuotes: {
        parameters: {
            query?: {
                /**
                 * @description Only in the article with this id; then in the order of its text.
                 * @example qtn3iikrs3lig2sn
                 */
                article?: string;
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Counts the quotes on all pages by the values of these, separated by commas. Needs a search index.
                 * @example [
                 *       "publication",
                 *       "gender"
                 *     ]
                 */
                facets?: ("speaker" | "publication" | "kind" | "type" | "gender" | "speakerType" | "resolution" | "day" | "month")[];
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld" | "atom" | "jsonfeed";
                /**
                 * @description From this day on (UTC); articles without a date count on the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description Only by people whose gender, according to the article, is this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description What `q` searches: the words of the quote, or of its article.
                 * @example article
                 */
                in?: "quote" | "article";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with at least this confidence.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description What to search for: words, "words side by side", begin* for words that begin so (three letters at least), and -word for what must not be there; in any case, with or without diacritics. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
                /**
                 * @description Only if the speaker was resolved from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Only articles dropped at this time or later. Needs a search index.
                 * @example 2026-03-01T00:00:00Z
                 */
                since?: string;
                /**
                 * @description Best match first (the default with `q`), newest first by the article’s date (the default without), or latest arrival first.
                 * @example received
                 */
                sort?: "relevance" | "published" | "received";
                /**
                 * @description Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. An id of several words selects that speaker alone; anything else selects everyone with that name, up to the 10 with the most communications. A title before the name (`President Putin`) is ignored if nobody has such a name.
                 * @example vorsic
                 */
                speaker?: string;
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Up to and including this day; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description Only quotes of these types, separated by commas. By what the source does: `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
                 * @example [
                 *       "communication",
                 *       "belief"
                 *     ]
                 */
                type?: ("communication" | "belief" | "fact" | "intention" | "any")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/feed+json": Record<string, never>;
                    "application/json": components["schemas"]["QuotePage"];
                    "application/jsonl": string;
                    "application/ld+json": Record<string, never>;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getQuote: {
        parameters: {
            query?: {
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example ld
                 */
                format?: "json" | "ld";
            };
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn.6r.mm5wh63g
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                    "application/ld+json": Record<string, never>;
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    correctQuote: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `revision` of the correction to replace, in quotation marks; `*` for any.
                 * @example "17"
                 */
                "If-Match"?: string;
                /**
                 * @description `*`: only if there is no correction yet.
                 * @example *
                 */
                "If-None-Match"?: "*";
            };
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn.6r.mm5wh63g
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description It is no quote.
                     * @constant
                     */
                    quote?: false;
                    /** @description The id of the speaker of the quote, or of one of their aliases; null if the speaker is unnamed. */
                    speaker?: string | null;
                    /** @description The name of the speaker of the quote, who may be new: at least one letter or digit, no control characters (else 422). */
                    speakerName?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    uncorrectQuote: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `revision` of the correction to replace, in quotation marks; `*` for any.
                 * @example "17"
                 */
                "If-Match"?: string;
                /**
                 * @description `*`: only if there is no correction yet.
                 * @example *
                 */
                "If-None-Match"?: "*";
            };
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn.6r.mm5wh63g
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    explainQuote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn.6r.mm5wh63g
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listVariants: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld";
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example qtn3iikrs3lig2sn.6r.mm5wh63g
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VariantPage"];
                    "application/jsonl": string;
                    "application/ld+json": Record<string, never>;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listSpeakers: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv";
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description The beginning of the name or of any later part of it: `rec`, `erdo`, `tayyip er`; in any case, with or without diacritics. Give either this or `q`.
                 * @example vor
                 */
                name?: string;
                /**
                 * @description Words of a name, with or without those of a role; tolerates a wrong letter: `presidnet putin`. The most likely speaker comes first. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerPage"];
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getSpeaker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerWithAliases"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    mergeSpeaker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of a speaker, or of one of their aliases, to merge into the speaker of the path. */
                    from: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerWithAliases"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    nameSpeaker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The new name of the speaker: at least one letter or digit, no control characters (else 422). */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerWithAliases"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    unnameSpeaker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpeakerWithAliases"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listQuotesOfSpeaker: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld" | "atom" | "jsonfeed";
                /**
                 * @description From this day on (UTC); articles without a date count on the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description Only by people whose gender, according to the article, is this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with at least this confidence.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description Only if the speaker was resolved from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Newest first by the article’s date (the default), or latest arrival first, which needs a search index.
                 * @example received
                 */
                sort?: "published" | "received";
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Up to and including this day; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description Only quotes of these types, separated by commas. By what the source does: `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
                 * @example [
                 *       "communication",
                 *       "belief"
                 *     ]
                 */
                type?: ("communication" | "belief" | "fact" | "intention" | "any")[];
            };
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                    "application/feed+json": Record<string, never>;
                    "application/json": components["schemas"]["QuotePage"];
                    "application/jsonl": string;
                    "application/ld+json": Record<string, never>;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    splitSpeaker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of an alias of the speaker of the path, or of a name in all its fields. */
                    alias: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        speakers: {
                            /** @description All names under which they are quoted, most quoted first. */
                            aliases: {
                                /** @description The field of office in which they have this name: `sport`. Null if no article says. */
                                field: string | null;
                                /** @description The day of the first article with this name. */
                                first: string;
                                /** @description Another id of this speaker, valid wherever an id is expected; a split takes it. */
                                id: string;
                                /** @description The day of the last article with this name. */
                                last: string;
                                name: string;
                                /** @description How many communications are under this name. */
                                quotes: number;
                                /** @description Words of their roles under this name. */
                                roles: string[];
                                /** @description The first articles with this name; three at most. */
                                seen: {
                                    article: string;
                                    /** @description The dropped file. */
                                    file: {
                                        bucket: string;
                                        /** @description The name of its file inside a dropped archive; null otherwise. */
                                        entry: string | null;
                                        key: string;
                                        /** @description Line or position in a file of many articles, from 1; else null. */
                                        record: number | null;
                                    };
                                    /** @description Null if the file gives none. */
                                    publication: string | null;
                                    /** @description ISO 8601: a day, or a time in UTC. Null if the file gives none. */
                                    published: string | null;
                                    /** @description Null if the file gives none. */
                                    title: string | null;
                                }[];
                            }[];
                            /** @description According to the articles; null if they don’t say. */
                            gender: ("male" | "female") | null;
                            id: string;
                            /** @description The speaker’s name over all articles. */
                            name: string;
                            /** @description All names that articles print for them, in up to three spellings each; most quoted first. */
                            names: string[];
                            /** @description How many communications are theirs: as many as lists without `type` have. 0 for those who only think, know or want something; `type=any` lists that. */
                            quotes: number;
                            /** @enum {string} */
                            type: "person" | "organisation" | "group";
                        }[];
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["UrlTooLong"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getStats: {
        parameters: {
            query: {
                /**
                 * @description What to count by, separated by commas: each combination of values is a group.
                 * @example [
                 *       "publication",
                 *       "gender"
                 *     ]
                 */
                by: ("speaker" | "publication" | "kind" | "type" | "gender" | "speakerType" | "resolution" | "day" | "month")[];
                /**
                 * @description From this day on (UTC); articles without a date count on the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description Only by people whose gender, according to the article, is this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description What `q` searches: the words of the quote, or of its article.
                 * @example article
                 */
                in?: "quote" | "article";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most groups to return, those with the most quotes.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with at least this confidence.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description What to search for: words, "words side by side", begin* for words that begin so (three letters at least), and -word for what must not be there; in any case, with or without diacritics. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
                /**
                 * @description Only if the speaker was resolved from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Only articles dropped at this time or later. Needs a search index.
                 * @example 2026-03-01T00:00:00Z
                 */
                since?: string;
                /**
                 * @description Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. An id of several words selects that speaker alone; anything else selects everyone with that name, up to the 10 with the most communications. A title before the name (`President Putin`) is ignored if nobody has such a name.
                 * @example vorsic
                 */
                speaker?: string;
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Up to and including this day; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description Only quotes of these types, separated by commas. By what the source does: `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
                 * @example [
                 *       "communication",
                 *       "belief"
                 *     ]
                 */
                type?: ("communication" | "belief" | "fact" | "intention" | "any")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        by: string[];
                        /** @description The values of each group, with `speakerName` beside `speaker`, and its number of `quotes`; most first. */
                        groups: {
                            [key: string]: string | number | null;
                        }[];
                        /** @description Whether these are all groups; if not, raise `limit` or narrow the query. */
                        isAll: boolean;
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the file: up to 200 characters, no slash, no leading dot.
                 * @example harbour-bridge.txt
                 */
                filename: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Key of the file in the articles bucket. */
                        key: string;
                        /** @enum {string} */
                        status: "queued" | "unchanged";
                    };
                };
            };
            400: components["responses"]["BadParameters"];
            413: components["responses"]["TooLarge"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listUtterances: {
        parameters: {
            query?: {
                /** @description The `next` of the previous page; all other parameters except `limit` must be unchanged. */
                cursor?: string;
                /**
                 * @description Overrides `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed with the latest arrival first (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv";
                /**
                 * @description First printed on this day or later (UTC).
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description The most items of a page; it may have fewer, even none, and still have a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only utterances printed by at least so many articles.
                 * @example 3
                 */
                minArticles?: number;
                /**
                 * @description First printed on this day or earlier; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    /** @description The next page (`rel="next"`); absent on the last. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UtterancePage"];
                    "application/jsonl": string;
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    listWatches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchList"];
                };
            };
            400: components["responses"]["BadParameters"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    createWatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description `recent`: only articles up to a week old; `all`: all that arrive, however old.
                     * @default recent
                     * @enum {string}
                     */
                    articles?: "recent" | "all";
                    /**
                     * Format: email
                     * @description A mail address, which is first asked for consent; on AWS only.
                     */
                    email?: string;
                    /** @description A query of `/quotes` with any of its filters: `speaker=vorsic&type=any`, `q=%22no+warning%22&publication=El+Dia`. */
                    quotes: string;
                    /** @description A URL that accepts webhooks (Standard Webhooks): https; on one machine also http to the machine itself. On AWS it must be on the public internet. Give either this or `email`. */
                    webhook?: string;
                };
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWatch"];
                };
            };
            400: components["responses"]["BadParameters"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    getWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example 5d1f0a9c2b7e4836aa
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WatchWithDeliveries"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    deleteWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example 5d1f0a9c2b7e4836aa
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watch"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
    testWatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description As in answers, percent-encoded.
                 * @example 5d1f0a9c2b7e4836aa
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestDelivery"];
                };
            };
            400: components["responses"]["BadParameters"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["UrlTooLong"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Busy"];
        };
    };
}
