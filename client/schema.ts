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
         * What can be asked, as URI templates (RFC 6570).
         * @description Each link has the name of the operation that it leads to.
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
         * Articles, newest first, or found by their words; failed ones by the day they were dropped.
         * @description Articles without a date count by the day on which they were dropped. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * @description With `speaker` only what they said in this article. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * @description Plain text without markup, compressed where that is accepted. An article that could not be read has none.
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
         * Files that were tried too often, the oldest first.
         * @description An article that could not be read is no dead letter: `/articles?status=failed` lists those. Who asks at the same time as somebody else may be shown fewer.
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
         * Tries a file again that was given up.
         * @description It lies on the queue again, as if it had never been tried.
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
         * Whether the API answers at all; asks nothing of what lies behind it.
         * @description An answer says that requests are answered; what lies behind the API may be down all the same.
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
         * @description OpenAPI 3.1, made from the schemas that check the requests.
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
         * Quotes of everyone or of a speaker, newest first, or found by their words; with `article`, in the order of its text.
         * @description Filters may be combined. `q` looks for words, and each quote has `marks` then; lists with `q`, `since`, `facets` or `sort=received` need a search index, and answer 503 with a `reason` where there is none. With `speaker` the answer says in `speakers` who was meant, and where that is nobody, `hint` and `suggestions` say where to look. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * @description The id of a quote holds as long as its article is not replaced by a new version.
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
         * Says whose this quote is, or that it is none.
         * @description Give one of `speaker`, `speakerName` and `quote`. It holds for later versions of the article too, as long as the words of the quote stand. A quote that is none leaves all lists; its path, and `/articles/{id}/quotes?rejected=true`, still have it. The same again changes nothing.
         */
        put: operations["correctQuote"];
        post?: never;
        /**
         * Takes back what was said of this quote.
         * @description From now on the quote is as its article alone tells. Nothing happens where it was not corrected.
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
         * Why this quote is whose it is.
         * @description Worked out anew from the stored text by the engine, which takes a moment; 503 with a `reason` where there is none or the article takes it too long. Of a quote that an earlier engine found, `source` may be null.
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
         * @description The quote that was asked for is not among them. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * Speakers whose name, or a later part of it, begins so, or who are likeliest meant by words.
         * @description Give `name` or `q`. Names that articles print are found, and those that people gave. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * One speaker, by their id or that of any name of theirs, with all names they are quoted under.
         * @description An id that was merged into another leads to the other; the answer has the id that holds now.
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
         * Makes another speaker, with all their names, this one.
         * @description All ids and names of the other speaker lead to this one from now on. A split undoes it.
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
         * Says what this speaker is called.
         * @description Shown instead of the name that articles print most, and found by `/speakers?name=`.
         */
        put: operations["nameSpeaker"];
        post?: never;
        /**
         * Takes back what was said of what this speaker is called.
         * @description From now on the speaker is called again as articles do. Nothing happens where no name was given.
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
         * Quotes of exactly this speaker, newest first.
         * @description Unlike `/quotes?speaker=` this never means several speakers of one name. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * Takes a name out of this speaker: whoever bears it is somebody else.
         * @description Takes an alias out of a speaker, or undoes a merge. Articles that come later are not joined to it again.
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
         * @description Counts by the search index, which may be a moment behind; answers 503 with a `reason` where there is none. Of `speaker` the id that holds over all articles.
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
         * Takes a file in, on this machine alone.
         * @description The body is the file, of up to 64 MB. It takes the place of an earlier one of its name; the same bytes again change nothing. `npm start` has this; a deployed stage takes files by its bucket alone and answers 404.
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
         * @description An utterance counts by the day on which it was printed first. A page has `limit` items at most and goes on at `next`; it may be shorter, even empty, and still go on. While files are taken in it says in `ingesting` how many are left.
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
         * All watches, the oldest first.
         * @description There can be 200. Answers 503 with a `reason` where the stage has no watches (docs/watches.md).
         */
        get: operations["listWatches"];
        put?: never;
        /**
         * Has somebody told of quotes as they arrive.
         * @description From now on each quote that the query of `/quotes` would list is told once, by a signed webhook (Standard Webhooks) or by mail, tried again for a day. Answers 503 with a `reason` where the stage has no watches (docs/watches.md).
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
         * @description What was told, and what could not be. Answers 503 with a `reason` where the stage has no watches (docs/watches.md).
         */
        get: operations["getWatch"];
        put?: never;
        post?: never;
        /**
         * Ends a watch: nothing is told any more, and nothing is kept of it.
         * @description What is on its way is told no more. Answers 503 with a `reason` where the stage has no watches (docs/watches.md).
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
         * Sends a test at once, and answers what became of it.
         * @description Waits up to ten seconds for the receiver; it isn’t tried again. Answers 503 with a `reason` where the stage has no watches (docs/watches.md).
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
            /** @description The field of office in which they are called so: `sport`. Null where no article tells. */
            field: string | null;
            /** @description The day of the first article that ever called them so. */
            first: string;
            /** @description Leads to this speaker too, wherever an id is asked for; a split takes it. */
            id: string;
            /** @description The day of the last. */
            last: string;
            name: string;
            /** @description How many communications they are called so in. */
            quotes: number;
            /** @description Words of the roles that they are called so in. */
            roles: string[];
            /** @description The first articles that call them so; three at most. */
            seen: {
                article: string;
                /** @description Null where the file gives none. */
                publication: string | null;
                /** @description ISO 8601: a day, or a time in UTC. Null where the file gives none. */
                published: string | null;
                /** @description Null where the file gives none. */
                title: string | null;
            }[];
        };
        /**
         * @description One piece of news as it was dropped, or why it could not be read.
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
         *       "extractorVersion": "3.1.0"
         *     }
         */
        Article: {
            /** @description The byline as it is printed, or the names that the file lists. Null where it gives none. */
            author: string | null;
            /** @description The names in the byline, in its order; empty where there are none. */
            authors: string[];
            /** @description Where and when the report says that it was written. Null where the file gives none. */
            dateline: string | null;
            /** @description The encoding of its bytes: `windows-1252`. Null where its format tells its own. */
            encoding: string | null;
            /** @description The version of the extractor that read it. */
            extractorVersion: string;
            /** @description Why the article could not be read; null when it is ready. */
            failure: {
                /** @description What to do about it. */
                message: string;
                reason: string;
            } | null;
            /** @description Where the article was dropped. */
            file: {
                bucket: string;
                /** @description The name of its file inside the archive that was dropped; null where it is none. */
                entry: string | null;
                key: string;
                /** @description Line or position in a file of many articles, from 1; else null. */
                record: number | null;
            };
            /** @description What it was read as, inside any archive: `html`, `newsml-g2`, `email`. Null where nothing was told. */
            format: string | null;
            /** @description The provider’s own id of the piece. Null where the file gives none. */
            guid: string | null;
            id: string;
            /** @description BCP 47: `en`, `pt-BR`. Null where it is not known. */
            language: string | null;
            /** @description What was done to it on the way, and what could not be used of it: a sentence each. */
            notes: string[];
            /** @description Null where the file gives none. */
            publication: string | null;
            /** @description ISO 8601: a day, or a time in UTC. Null where the file gives none. */
            published: string | null;
            /** @description How many communications were found: as many as are listed where no `type` is given. */
            quotes: number;
            /** @description When the file was dropped: ISO 8601, UTC. */
            received: string;
            /** @enum {string} */
            status: "ready" | "failed";
            /** @description Null where the file gives none. */
            title: string | null;
            /** @description Null where the file gives none. */
            url: string | null;
            /** @description Which version of the piece it is, as the provider counts. Null where the file gives none. */
            version: string | null;
        };
        ArticlePage: {
            /** @description A corrected `q`: each word that does not occur is replaced by the most frequent word that differs in one letter or by two adjacent letters swapped. Present if `q` finds nothing, and the corrected query finds something. */
            didYouMean?: string;
            /** @description Why the list is empty, whom it leaves out, or the full name of the publication that was found, and where to look instead. */
            hint?: string;
            /** @description How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and where the API can’t know: on deployed stages. */
            ingesting?: number;
            items: components["schemas"]["Article"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        /** @description A message about a file that failed so often that it is not tried again by itself. */
        DeadLetter: {
            /** @description What had happened to the file; null where the message tells of none. */
            change: ("created" | "removed") | null;
            /** @description The file that could not be worked on; null where the message tells of none. */
            file: {
                bucket: string;
                key: string;
            } | null;
            /** @description Of the message; a retry takes it. */
            id: string;
            /** @description The beginning of a message that nobody knows; null of others. */
            message: string | null;
            /** @description When it was sent: ISO 8601, UTC. */
            sent: string;
        };
        DeadLetterList: {
            items: components["schemas"]["DeadLetter"][];
            /** @description There are more: retry or delete some of these first. */
            more: boolean;
        };
        /** @description One try to tell of a quote. */
        Delivery: {
            attempt: number;
            /** @description The status that was answered, or what went wrong. */
            detail: string;
            /** @description The `webhook-id`: the same at each try of the same quote. */
            message: string;
            /**
             * @description `failed` is tried again later, `given-up` no more.
             * @enum {string}
             */
            outcome: "delivered" | "failed" | "given-up";
            /** @description ISO 8601, UTC. */
            time: string;
        };
        /** @description Why a quote is whose it is: worked out anew from the stored text. */
        Explanation: {
            /** @description Of the engine that explains; the quote may be of an earlier one. */
            extractorVersion: string;
            /** @description How the article’s name came to its speaker; null for somebody unnamed. */
            identity: {
                /** @description The id of the alias that the article names. */
                alias: string;
                /** @description Why all names of the speaker are one’s; null where too many bear the surname to say it at once. */
                links: {
                    /** @description The id of an alias. */
                    a: string;
                    /** @description What else speaks for it: `role`, `co-mention`, `field`, `rare` (the name is), `quotes` (one is quoted by far most). */
                    and: string[];
                    /** @description The id of the alias that it was found to be one with. */
                    b: string;
                    /**
                     * @description How the two names are alike; `person`: somebody merged them.
                     * @enum {string}
                     */
                    by: "spelling" | "initial" | "nickname" | "middle" | "surname" | "name" | "person";
                }[] | null;
                /** @description The id of the speaker, over all articles. */
                speaker: string;
            } | null;
            /** @description The id of the quote. */
            quote: string;
            /** @description How the quote and its source were found; null where this engine does not find the quote. */
            source: {
                /** @description `network`, or the construct of marks and layout that gives the attribution (`turn`, `signature`). */
                pass: string;
                /** @description The words for the speaker; empty where there are none. */
                passages: {
                    span: components["schemas"]["Span"];
                    /** @description The words of the article there. */
                    text: string;
                }[];
                /** @description How likely the engine has it, 0 to 1. */
                score: number;
            } | null;
            /** @description How the source was led to its speaker; null where there is no source. */
            speaker: {
                /** @description The name that the source was led to; null for somebody unnamed. */
                mention: {
                    span: components["schemas"]["Span"];
                    /** @description The words of the article there. */
                    text: string;
                } | null;
                /** @description Whom the article alone names; null for somebody unnamed. */
                name: string | null;
                /** @description The pass that decided: `named`, `continued`, `ranked`. */
                pass: string;
                /** @description Who it would be otherwise; null where there is nobody else. */
                runnerUp: {
                    /** @description Null for somebody unnamed. */
                    name: string | null;
                    /** @description How likely the engine has it, 0 to 1. */
                    score: number;
                } | null;
                /** @description How likely the engine has it, 0 to 1. */
                score: number;
            } | null;
        };
        /** @description How many quotes have a value; by the index, which may be a moment behind. */
        FacetValue: {
            /** @description What a speaker is called. */
            name?: string;
            quotes: number;
            /** @description As the parameter of this name takes it; null for none. */
            value: string | null;
        };
        /** @description A stretch of a quote's `text`, in UTF-16 code units, half-open. */
        Mark: {
            end: number;
            start: number;
        };
        /**
         * @description A watch that was just made.
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
             * @description `recent`: only articles that are not older than a week; `all`: whatever is dropped, however old. What was dropped before the watch was made is never told.
             * @enum {string}
             */
            articles: "recent" | "all";
            /** @description ISO 8601, UTC. */
            created: string;
            /** @description The mail address that is told; null where it is a URL. */
            email: string | null;
            id: string;
            /** @description The query of `/quotes` whose new quotes are told: `speaker=vorsic&kind=direct`. */
            quotes: string;
            /** @description Verifies the signatures of webhooks, as Standard Webhooks has it; shown this once. Null for a mail address. */
            secret: string | null;
            /** @description Why nothing is told any more; null while it is. */
            stopped: string | null;
            /** @description The URL that is told; null where it is a mail address. */
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
         *       "extractorVersion": "3.1.0"
         *     }
         */
        Quote: {
            article: {
                /** @description Where the article was dropped. */
                file: {
                    bucket: string;
                    /** @description The name of its file inside the archive that was dropped; null where it is none. */
                    entry: string | null;
                    key: string;
                    /** @description Line or position in a file of many articles, from 1; else null. */
                    record: number | null;
                };
                id: string;
                /** @description Null where the file gives none. */
                publication: string | null;
                /** @description ISO 8601: a day, or a time in UTC. Null where the file gives none. */
                published: string | null;
                /** @description Null where the file gives none. */
                title: string | null;
                /** @description Null where the file gives none. */
                url: string | null;
            };
            /** @description Of quotes with a higher one, more are right. */
            confidence: number;
            context: {
                /** @description Up to 80 code units after the content. */
                after: string;
                /** @description Up to 80 code units before the content. */
                before: string;
            };
            /** @description Present where a person corrected it. */
            correction?: components["schemas"]["QuoteCorrection"];
            /** @description The reporting words: `told reporters`. */
            cue: string;
            /** @description The version of the extractor that found this quote. */
            extractorVersion: string;
            id: string;
            /**
             * @description How much of the content is in quotation marks: all of it, a part, nothing.
             * @enum {string}
             */
            kind: "direct" | "mixed" | "indirect";
            /** @description Where `text` has what `q` looks for; present where `q` was given. */
            marks?: components["schemas"]["Mark"][];
            /** @description In whose words these are told: who passes on what somebody else said. Null in nobody’s. */
            reportedBy: {
                /** @description How the article describes an unnamed one. */
                description: string | null;
                /** @description Null when unnamed. */
                name: string | null;
            } | null;
            spans: {
                /** @description Where the words said stand. */
                content: components["schemas"]["Span"][];
                /** @description Where the reporting words stand. */
                cue: components["schemas"]["Span"][];
                /** @description Where the words for the speaker stand. */
                source: components["schemas"]["Span"][];
            };
            /** @description Who said it. */
            speaker: {
                /** @description How sure it is that these words mean this speaker; null where the text gives no source. */
                confidence: number | null;
                /** @description For an unnamed speaker the words that describe it: `a senior official`. */
                description: string | null;
                /** @description As this article tells it; null where it does not. */
                gender: ("male" | "female") | null;
                /** @description The same in every article. Null for an unnamed speaker. */
                id: string | null;
                /** @description What the speaker is called over all articles, without titles. */
                name: string | null;
                /** @description How these words were led back to the name; null where the text gives no source, or a person said whose it is. */
                resolution: ("name" | "surname" | "pronoun" | "description" | "unnamed") | null;
                /** @description What this article says that they are: `Russian Foreign Minister`; most often first. */
                roles: string[];
                /**
                 * @description `group`: several together; `unnamed` where there is no name.
                 * @enum {string}
                 */
                type: "person" | "organisation" | "group" | "unnamed";
                /** @description The words used for the speaker here; empty where there are none. */
                words: string;
            };
            /** @description The content's words; where it has several spans they are joined by ` … `. */
            text: string;
            /**
             * @description What the source does: says it (`communication`), thinks it (`belief`), knows it (`fact`) or wants it (`intention`).
             * @enum {string}
             */
            type: "communication" | "belief" | "fact" | "intention";
        };
        /**
         * @description What a person said of a quote; it holds as long as its words stand in the article.
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
            /** @description When they said so: ISO 8601, UTC. */
            at: string;
            /** @description Whose it is by the article alone. */
            before: {
                /** @description How sure it is that these words mean this speaker; null where the text gives no source. */
                confidence: number | null;
                /** @description For an unnamed speaker the words that describe it: `a senior official`. */
                description: string | null;
                /** @description As this article tells it; null where it does not. */
                gender: ("male" | "female") | null;
                /** @description The same in every article. Null for an unnamed speaker. */
                id: string | null;
                /** @description What the speaker is called over all articles, without titles. */
                name: string | null;
                /** @description How these words were led back to the name; null where the text gives no source, or a person said whose it is. */
                resolution: ("name" | "surname" | "pronoun" | "description" | "unnamed") | null;
                /** @description What this article says that they are: `Russian Foreign Minister`; most often first. */
                roles: string[];
                /**
                 * @description `group`: several together; `unnamed` where there is no name.
                 * @enum {string}
                 */
                type: "person" | "organisation" | "group" | "unnamed";
                /** @description The words used for the speaker here; empty where there are none. */
                words: string;
            };
            /** @description In quotation marks what `If-Match` takes: `"17"`. */
            revision: number;
            /**
             * @description What a person said: that it is this `speaker`’s, that nobody is named for it (`unnamed`), or that it is no quote (`rejected`), so that no list has it.
             * @enum {string}
             */
            verdict: "speaker" | "unnamed" | "rejected";
        };
        QuotePage: {
            /** @description A corrected `q`: each word that does not occur is replaced by the most frequent word that differs in one letter or by two adjacent letters swapped. Present if `q` finds nothing, and the corrected query finds something. */
            didYouMean?: string;
            /** @description The most frequent values of each facet asked for, up to 25, most frequent first. */
            facets?: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            /** @description Why the list is empty, whom it leaves out, or the full name of the publication that was found, and where to look instead. */
            hint?: string;
            /** @description How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and where the API can’t know: on deployed stages. */
            ingesting?: number;
            items: components["schemas"]["Quote"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
            /** @description Who was meant by `speaker`; present when it was given, empty when nobody was. */
            speakers?: components["schemas"]["Speaker"][];
            /** @description Who is called nearly so, the nearest first; present when `speaker` means nobody, but these. */
            suggestions?: components["schemas"]["Speaker"][];
        };
        /** @description A stretch of the article's text, in UTF-16 code units, half-open. */
        Span: {
            /** @description The first code unit after the span. */
            end: number;
            start: number;
        };
        /**
         * @description Someone whose words or thoughts are in the record.
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
            /** @description What the speaker is called, over all articles. */
            name: string;
            /** @description All names that articles print for them, in up to three spellings each; most quoted first. */
            names: string[];
            /** @description How many communications are theirs: as many as are listed where no `type` is given. 0 for those who are only said to think, know or want something: `type=any` lists that. */
            quotes: number;
            /** @enum {string} */
            type: "person" | "organisation" | "group";
        };
        SpeakerPage: {
            /** @description How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and where the API can’t know: on deployed stages. */
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
         *               "published": null
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        SpeakerWithAliases: {
            /** @description All names that they are quoted under, the most quoted first. */
            aliases: components["schemas"]["Alias"][];
            /** @description As articles tell it; null where they don’t. */
            gender: ("male" | "female") | null;
            id: string;
            /** @description What the speaker is called, over all articles. */
            name: string;
            /** @description All names that articles print for them, in up to three spellings each; most quoted first. */
            names: string[];
            /** @description How many communications are theirs: as many as are listed where no `type` is given. 0 for those who are only said to think, know or want something: `type=any` lists that. */
            quotes: number;
            /** @enum {string} */
            type: "person" | "organisation" | "group";
        };
        TestDelivery: {
            /** @description The status that was answered, or what went wrong. */
            detail: string;
            isDelivered: boolean;
        };
        /** @description Words that several articles quote, and the quote that printed them first. */
        Utterance: {
            /** @description How many articles print it; of more than 250 not all may be counted. */
            articles: number;
            quote: components["schemas"]["Quote"];
            /** @description The words as they were printed first. */
            text: string;
        };
        UtterancePage: {
            /** @description How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and where the API can’t know: on deployed stages. */
            ingesting?: number;
            items: components["schemas"]["Utterance"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        VariantPage: {
            /** @description How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and where the API can’t know: on deployed stages. */
            ingesting?: number;
            items: components["schemas"]["Quote"][];
            /** @description The `cursor` of the next page; absent on the last. */
            next?: string;
        };
        /**
         * @description Tells of quotes as they arrive.
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
             * @description `recent`: only articles that are not older than a week; `all`: whatever is dropped, however old. What was dropped before the watch was made is never told.
             * @enum {string}
             */
            articles: "recent" | "all";
            /** @description ISO 8601, UTC. */
            created: string;
            /** @description The mail address that is told; null where it is a URL. */
            email: string | null;
            id: string;
            /** @description The query of `/quotes` whose new quotes are told: `speaker=vorsic&kind=direct`. */
            quotes: string;
            /** @description Why nothing is told any more; null while it is. */
            stopped: string | null;
            /** @description The URL that is told; null where it is a mail address. */
            webhook: string | null;
        };
        WatchList: {
            items: components["schemas"]["Watch"][];
        };
        /**
         * @description A watch, and what became of telling it.
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
             * @description `recent`: only articles that are not older than a week; `all`: whatever is dropped, however old. What was dropped before the watch was made is never told.
             * @enum {string}
             */
            articles: "recent" | "all";
            /** @description ISO 8601, UTC. */
            created: string;
            /** @description The last 50, the last first. */
            deliveries: components["schemas"]["Delivery"][];
            /** @description The mail address that is told; null where it is a URL. */
            email: string | null;
            id: string;
            /** @description The query of `/quotes` whose new quotes are told: `speaker=vorsic&kind=direct`. */
            quotes: string;
            /** @description Why nothing is told any more; null while it is. */
            stopped: string | null;
            /** @description The URL that is told; null where it is a mail address. */
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
        /** @description Too busy just now; try again after `Retry-After` seconds. */
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
        /** @description Somebody else has changed it meanwhile: not what `If-Match` or `If-None-Match` expects. */
        Changed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It can’t be done to things as they are; `reason` says why. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something failed on our side; our log has it under `requestId`. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The text is larger than one answer can be (ask with `Accept-Encoding: gzip`), or a body than one request may be. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It means nothing for this speaker; `reason` says why. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The URL is longer than 10,000 characters, or what the gateway takes. */
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv";
                /**
                 * @description From this day on (UTC); articles without a date count by the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter. Needs a search index.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description What to look for: words, "words side by side", begin* for words that begin so, and -word for what must not be there; in any case, with or without diacritics. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
                /**
                 * @description Only what was dropped at this time or later. Needs a search index.
                 * @example 2026-03-01T00:00:00Z
                 */
                since?: string;
                /**
                 * @description The best fit first (unless given, where there is a `q`), the newest by the article’s date (unless given, where there is none), or what was dropped last.
                 * @example received
                 */
                sort?: "relevance" | "published" | "received";
                /**
                 * @description Only articles that were read, or only those that could not be.
                 * @example failed
                 */
                status?: "ready" | "failed";
                /**
                 * @description Up to this day, included; not before `from`.
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
                 * @description As answers give it, percent-encoded.
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld" | "atom" | "jsonfeed";
                /**
                 * @description Only by people whose gender the article tells, and this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with this confidence or more.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description `true`: also those that a person said are no quotes; `correction` says so of each.
                 * @example true
                 */
                rejected?: boolean;
                /**
                 * @description Only where the speaker was found from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. An id of several words means that speaker alone; anything else means everyone who is called so, up to the 10 who are quoted most, by communications. A title before the name (`President Putin`) is left out where nobody is called so.
                 * @example vorsic
                 */
                speaker?: string;
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Only quotes of these types, with commas between: by what the source does, `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
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
                        /** @description How many dropped files are still to be read, so that more may be listed soon. Absent when there are none, and where the API can’t know: on deployed stages. */
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description How many quotes of all pages have each value of these, with commas between. Needs a search index.
                 * @example [
                 *       "publication",
                 *       "gender"
                 *     ]
                 */
                facets?: ("speaker" | "publication" | "kind" | "type" | "gender" | "speakerType" | "resolution" | "day" | "month")[];
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld" | "atom" | "jsonfeed";
                /**
                 * @description From this day on (UTC); articles without a date count by the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description Only by people whose gender the article tells, and this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description Whose words `q` looks at: those of the quote, or of its article.
                 * @example article
                 */
                in?: "quote" | "article";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with this confidence or more.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description What to look for: words, "words side by side", begin* for words that begin so, and -word for what must not be there; in any case, with or without diacritics. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
                /**
                 * @description Only where the speaker was found from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Only what was dropped at this time or later. Needs a search index.
                 * @example 2026-03-01T00:00:00Z
                 */
                since?: string;
                /**
                 * @description The best fit first (unless given, where there is a `q`), the newest by the article’s date (unless given, where there is none), or what was dropped last.
                 * @example received
                 */
                sort?: "relevance" | "published" | "received";
                /**
                 * @description Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. An id of several words means that speaker alone; anything else means everyone who is called so, up to the 10 who are quoted most, by communications. A title before the name (`President Putin`) is left out where nobody is called so.
                 * @example vorsic
                 */
                speaker?: string;
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Up to this day, included; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description Only quotes of these types, with commas between: by what the source does, `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
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
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example ld
                 */
                format?: "json" | "ld";
            };
            header?: never;
            path: {
                /**
                 * @description As answers give it, percent-encoded.
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
                 * @description The `revision` of the correction that is to be replaced, in quotation marks; `*` for any.
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
                 * @description As answers give it, percent-encoded.
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
                     * @description That it is no quote.
                     * @constant
                     */
                    quote?: false;
                    /** @description The id of the speaker whose quote it is, or of one of their aliases; null for nobody who is named. */
                    speaker?: string | null;
                    /** @description The name of whose quote it is, who may be new here: a letter or digit at least, no control characters (else 422). */
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
                 * @description The `revision` of the correction that is to be replaced, in quotation marks; `*` for any.
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld";
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
            };
            header?: never;
            path: {
                /**
                 * @description As answers give it, percent-encoded.
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv";
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description How the name, or any later part of it, begins: `rec`, `erdo`, `tayyip er`; in any case, with or without diacritics. Either this or `q` is to be given.
                 * @example vor
                 */
                name?: string;
                /**
                 * @description Words of a name, with or without those of a role, and with a letter wrong: `presidnet putin`; whoever is likeliest meant first. Needs a search index.
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of a speaker, or of one of their aliases: all of them becomes the speaker of the path. */
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
                 * @description As answers give it, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the speaker is called from now on: a letter or digit at least, no control characters (else 422). */
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
                 * @description As answers give it, percent-encoded.
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv" | "ld" | "atom" | "jsonfeed";
                /**
                 * @description From this day on (UTC); articles without a date count by the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description Only by people whose gender the article tells, and this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with this confidence or more.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description Only where the speaker was found from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description The newest by the article’s date (unless given), or what was dropped last; that needs a search index.
                 * @example received
                 */
                sort?: "published" | "received";
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Up to this day, included; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description Only quotes of these types, with commas between: by what the source does, `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
                 * @example milenka-vorsic
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of one of the aliases of the speaker of the path, or of a name in all fields. */
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
                            /** @description All names that they are quoted under, the most quoted first. */
                            aliases: {
                                /** @description The field of office in which they are called so: `sport`. Null where no article tells. */
                                field: string | null;
                                /** @description The day of the first article that ever called them so. */
                                first: string;
                                /** @description Leads to this speaker too, wherever an id is asked for; a split takes it. */
                                id: string;
                                /** @description The day of the last. */
                                last: string;
                                name: string;
                                /** @description How many communications they are called so in. */
                                quotes: number;
                                /** @description Words of the roles that they are called so in. */
                                roles: string[];
                                /** @description The first articles that call them so; three at most. */
                                seen: {
                                    article: string;
                                    /** @description Null where the file gives none. */
                                    publication: string | null;
                                    /** @description ISO 8601: a day, or a time in UTC. Null where the file gives none. */
                                    published: string | null;
                                    /** @description Null where the file gives none. */
                                    title: string | null;
                                }[];
                            }[];
                            /** @description As articles tell it; null where they don’t. */
                            gender: ("male" | "female") | null;
                            id: string;
                            /** @description What the speaker is called, over all articles. */
                            name: string;
                            /** @description All names that articles print for them, in up to three spellings each; most quoted first. */
                            names: string[];
                            /** @description How many communications are theirs: as many as are listed where no `type` is given. 0 for those who are only said to think, know or want something: `type=any` lists that. */
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
                 * @description What to count by, with commas between: each combination of values is a group.
                 * @example [
                 *       "publication",
                 *       "gender"
                 *     ]
                 */
                by: ("speaker" | "publication" | "kind" | "type" | "gender" | "speakerType" | "resolution" | "day" | "month")[];
                /**
                 * @description From this day on (UTC); articles without a date count by the day they were dropped.
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description Only by people whose gender the article tells, and this one.
                 * @example female
                 */
                gender?: "male" | "female";
                /**
                 * @description Whose words `q` looks at: those of the quote, or of its article.
                 * @example article
                 */
                in?: "quote" | "article";
                /**
                 * @description Only quotes of this kind.
                 * @example direct
                 */
                kind?: "direct" | "mixed" | "indirect";
                /**
                 * @description The most groups; those of the most quotes.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only quotes with this confidence or more.
                 * @example 0.9
                 */
                minConfidence?: number;
                /**
                 * @description Only from this publication; case, diacritics, punctuation and a leading article (`the`) don’t matter.
                 * @example The Marlow Courier
                 */
                publication?: string;
                /**
                 * @description What to look for: words, "words side by side", begin* for words that begin so, and -word for what must not be there; in any case, with or without diacritics. Needs a search index.
                 * @example "no warning" bridge
                 */
                q?: string;
                /**
                 * @description Only where the speaker was found from words of this kind.
                 * @example name
                 */
                resolution?: "name" | "surname" | "pronoun" | "description" | "unnamed";
                /**
                 * @description Only what was dropped at this time or later. Needs a search index.
                 * @example 2026-03-01T00:00:00Z
                 */
                since?: string;
                /**
                 * @description Only by this speaker: an id, a full name or a surname, in any case, with or without diacritics. An id of several words means that speaker alone; anything else means everyone who is called so, up to the 10 who are quoted most, by communications. A title before the name (`President Putin`) is left out where nobody is called so.
                 * @example vorsic
                 */
                speaker?: string;
                /**
                 * @description Only by speakers of this type.
                 * @example person
                 */
                speakerType?: "person" | "organisation" | "group" | "unnamed";
                /**
                 * @description Up to this day, included; not before `from`.
                 * @example 2026-03-31
                 */
                to?: string;
                /**
                 * @description Only quotes of these types, with commas between: by what the source does, `communication` (said, wrote), `belief` (thinks, fears), `fact` (knows, found), `intention` (wants, hopes); `any` for all four.
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
                        /** @description The values of each group, `speakerName` beside `speaker`, and its `quotes`; most first. */
                        groups: {
                            [key: string]: string | number | null;
                        }[];
                        /** @description Whether these are all groups; if not, raise `limit` or ask for less. */
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
                 * @description What the file is called: up to 200 characters, no slash, no dot at the beginning.
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
                        /** @description Of the file in the articles bucket. */
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
                /** @description The `next` of the page before, with all other parameters but `limit` unchanged. */
                cursor?: string;
                /**
                 * @description Instead of by `Accept`: `json`; rows as `jsonl` or `csv`; quotes as W3C Web Annotations (`ld`), or as a feed in the order of arrival (`atom`, `jsonfeed`).
                 * @example csv
                 */
                format?: "json" | "jsonl" | "csv";
                /**
                 * @description First printed on this day or later (UTC).
                 * @example 2026-03-01
                 */
                from?: string;
                /**
                 * @description The most items a page has; it may have fewer, even none, and still a `next`.
                 * @example 10
                 */
                limit?: number;
                /**
                 * @description Only what so many articles print, or more.
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
            /** @description Done. */
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
                     * @description `recent`: only articles that are not older than a week; `all`: also old ones that arrive.
                     * @default recent
                     * @enum {string}
                     */
                    articles?: "recent" | "all";
                    /**
                     * Format: email
                     * @description A mail address, which is asked first whether it wants that; on AWS alone.
                     */
                    email?: string;
                    /** @description What to be told of: a query of `/quotes`, `speaker=vorsic&type=any` or `q=%22no+warning%22&publication=El+Dia`, with any of its filters. */
                    quotes: string;
                    /** @description A URL that takes webhooks (Standard Webhooks): https; on one machine also http to the machine itself. On AWS it must lead to the public internet. Either this or `email` is to be given. */
                    webhook?: string;
                };
            };
        };
        responses: {
            /** @description Made. */
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
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
                 * @description As answers give it, percent-encoded.
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
