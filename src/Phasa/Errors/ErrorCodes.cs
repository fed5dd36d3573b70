using System.Collections.Frozen;
using System.Reflection;

namespace Phasa;

/// <summary>The error table: every code that Phasa can answer with. docs/reference/errors.md lists the same rows.</summary>
public static class ErrorCodes
{
    /// <summary>A member or argument is missing or has a value outside its range.</summary>
    public static ErrorCode InvalidRequest { get; } = new(
        "invalid-request", Fault.Caller, 400, "The request is not valid.", "Correct the named member and send the request again.");

    /// <summary>The body is not the JSON (or NDJSON line) that the endpoint takes.</summary>
    public static ErrorCode InvalidJson { get; } = new(
        "invalid-json", Fault.Caller, 400, "The body is not valid JSON for this call.", "See /openapi/v1.json for the members this call takes.");

    /// <summary>A language tag is not well-formed BCP 47.</summary>
    public static ErrorCode InvalidLanguage { get; } = new(
        "invalid-language", Fault.Caller, 400, "The language tag is not valid.", "Use a BCP 47 tag such as 'lo', 'th', 'ja' or 'zh-Hant'.");

    /// <summary>A language is not one of the collection's.</summary>
    public static ErrorCode LanguageNotInCollection { get; } = new(
        "language-not-in-collection", Fault.Caller, 400, "The collection does not have that language.",
        "Add the language with PATCH /v1/collections/{name}, or use one of the collection's languages.");

    /// <summary>A path names nothing this service has.</summary>
    public static ErrorCode NotFound { get; } = new(
        "not-found", Fault.Caller, 404, "There is nothing at this address.", "See /openapi/v1.json for the calls there are.");

    /// <summary>The method is not one this address takes.</summary>
    public static ErrorCode MethodNotAllowed { get; } = new(
        "method-not-allowed", Fault.Caller, 405, "This address does not take that method.", "See /openapi/v1.json for the calls there are.");

    /// <summary>The named collection does not exist.</summary>
    public static ErrorCode CollectionNotFound { get; } = new(
        "collection-not-found", Fault.Caller, 404, "The collection does not exist.", "Create it with POST /v1/collections, or list the existing ones with GET /v1/collections.");

    /// <summary>The named alert does not exist.</summary>
    public static ErrorCode AlertNotFound { get; } = new(
        "alert-not-found", Fault.Caller, 404, "The alert does not exist.", "List the alerts with GET /v1/alerts.");

    /// <summary>A collection of that name exists already.</summary>
    public static ErrorCode CollectionExists { get; } = new(
        "collection-exists", Fault.Caller, 409, "A collection of this name exists already.", "Choose another name, or change the existing one with PATCH.");

    /// <summary>The named document does not exist in the collection.</summary>
    public static ErrorCode DocumentNotFound { get; } = new(
        "document-not-found", Fault.Caller, 404, "The document does not exist.", "List the documents with GET /v1/collections/{name}/documents.");

    /// <summary>The named passage does not exist in the document.</summary>
    public static ErrorCode PassageNotFound { get; } = new(
        "passage-not-found", Fault.Caller, 404, "The passage does not exist.", "Read the document with ?passages=true for its current passage ids.");

    /// <summary>The named measurement does not exist.</summary>
    public static ErrorCode MeasurementNotFound { get; } = new(
        "measurement-not-found", Fault.Caller, 404, "The measurement does not exist.", "List the measurements with GET /v1/measurements.");

    /// <summary>The named search is not in the search log.</summary>
    public static ErrorCode SearchNotFound { get; } = new(
        "search-not-found", Fault.Caller, 404, "The search is not in the search log.", "Use the searchId of a search that the log still keeps; docs/concepts/search-log.md says for how long.");

    /// <summary>Another writer changed the document first, again and again.</summary>
    public static ErrorCode WriteConflict { get; } = new(
        "write-conflict", Fault.Environment, 409, "The document was changed by others at the same time.", "Send the request again.", IsTransient: true);

    /// <summary>The body or a file is larger than the limit.</summary>
    public static ErrorCode TooLarge { get; } = new(
        "too-large", Fault.Caller, 413, "The content is larger than the limit.", "Split the content into smaller documents, or raise the limit in the service's options.");

    /// <summary>The media type or file type is not one that can be read.</summary>
    public static ErrorCode UnsupportedFormat { get; } = new(
        "unsupported-format", Fault.Caller, 415, "The format is not supported.", "Use Markdown, plain text, HTML, CSV, JSON or NDJSON.");

    /// <summary>The text cannot be read as what it claims to be (encoding, binary content).</summary>
    public static ErrorCode UnreadableText { get; } = new(
        "unreadable-text", Fault.Caller, 400, "The content is not readable text.", "Save the file as UTF-8 text.");

    /// <summary>A CSV, JSON or NDJSON file does not have the shape of documents.</summary>
    public static ErrorCode InvalidFile { get; } = new(
        "invalid-file", Fault.Caller, 400, "The file does not have the expected shape.", "See docs/reference/formats.md for the columns and members.");

    /// <summary>Burmese text in the Zawgyi encoding.</summary>
    public static ErrorCode ZawgyiText { get; } = new(
        "zawgyi-text", Fault.Caller, 400, "The Burmese text is encoded in Zawgyi, not Unicode.",
        "Convert the text to Unicode Burmese first; Zawgyi text would be indexed as nonsense.");

    /// <summary>The document has no text after its structure was read.</summary>
    public static ErrorCode EmptyDocument { get; } = new(
        "empty-document", Fault.Caller, 400, "The document has no text.", "Send a document with at least one word in it.");

    /// <summary>The route cannot be used for this query.</summary>
    public static ErrorCode RouteUnavailable { get; } = new(
        "route-unavailable", Fault.Caller, 400, "The route cannot be used here.", "Use route 'auto', or configure what the route needs.");

    /// <summary>A translation file (XLIFF, TMX, PO, CSV) cannot be used.</summary>
    public static ErrorCode InvalidTranslationFile { get; } = new(
        "invalid-translation-file", Fault.Caller, 400, "The translation file cannot be read.", "Correct the named line, or export the file again from the tool that made it.");

    /// <summary>No or a wrong API key was given.</summary>
    public static ErrorCode Unauthorized { get; } = new(
        "unauthorized", Fault.Caller, 401, "An API key is needed.", "Send 'Authorization: Bearer KEY' with a key from 'phasa keys create'.");

    /// <summary>The API key does not carry the scope that the call needs.</summary>
    public static ErrorCode Forbidden { get; } = new(
        "forbidden", Fault.Caller, 403, "The API key lacks the scope for this call.", "Use a key with the needed scope; 'phasa keys list' shows them.");

    /// <summary>The named key does not exist.</summary>
    public static ErrorCode KeyNotFound { get; } = new(
        "key-not-found", Fault.Caller, 404, "The key does not exist.", "List the keys with 'phasa keys list'.");

    /// <summary>A configuration value is wrong or something it names is missing.</summary>
    public static ErrorCode InvalidConfiguration { get; } = new(
        "invalid-configuration", Fault.Caller, 500, "The configuration is not valid.", "Correct the named setting; docs/reference/configuration.md lists them all.");

    /// <summary>Rows in the store belong to another embedding space than the model in use.</summary>
    public static ErrorCode SpaceMismatch { get; } = new(
        "space-mismatch", Fault.Caller, 409, "The collection was embedded with another model.",
        "Restore the model the collection was embedded with, or move the collection to another one with 'phasa reembed'.");

    /// <summary>What was asked of a reembedding does not fit where it is.</summary>
    public static ErrorCode ReembeddingConflict { get; } = new(
        "reembedding-conflict", Fault.Caller, 409, "The collection's reembedding does not allow this now.",
        "Look at its state with GET /v1/collections/{name}/reembedding or 'phasa reembed --status'.");

    /// <summary>The data folder or file cannot be opened or written.</summary>
    public static ErrorCode StoreUnavailable { get; } = new(
        "store-unavailable", Fault.Environment, 503, "The store cannot be used right now.", "Check that the data folder exists, is writable and has free space.", IsTransient: true);

    /// <summary>The store was written by a newer version of Phasa, or is not a Phasa store.</summary>
    public static ErrorCode StoreIncompatible { get; } = new(
        "store-incompatible", Fault.Caller, 500, "The data file cannot be used by this version.", "Use the version of Phasa that wrote it, or another data folder.");

    /// <summary>A copy into the store has not ended, so that only a part of the content may be there.</summary>
    public static ErrorCode StoreIncomplete { get; } = new(
        "store-incomplete", Fault.Caller, 500, "The store is the target of a copy that has not ended.", "Run the same 'phasa copy' again: it goes on where it was.");

    /// <summary>The service cannot listen on an address.</summary>
    public static ErrorCode AddressUnavailable { get; } = new(
        "address-unavailable", Fault.Environment, 500, "The service cannot listen on the address.", "Choose another address with --urls; port 0 takes any free one.");

    /// <summary>A remote or native model failed.</summary>
    public static ErrorCode ProviderFailed { get; } = new(
        "provider-failed", Fault.Environment, 502, "A provider failed.", "Look at the provider's own message, then try again.", IsTransient: true);

    /// <summary>The service has as much work as it accepts.</summary>
    public static ErrorCode Overloaded { get; } = new(
        "overloaded", Fault.Environment, 429, "The service has as much work as it takes.", "Try again after a moment.", IsTransient: true);

    /// <summary>The call took longer than it may.</summary>
    public static ErrorCode TimedOut { get; } = new(
        "timed-out", Fault.Environment, 503, "The call took too long.", "Try again, with less content at a time.", IsTransient: true);

    /// <summary>A mistake in Phasa.</summary>
    public static ErrorCode Internal { get; } = new(
        "internal", Fault.Bug, 500, "Phasa failed.", "Report it with the trace id of this answer.");

    /// <summary>All codes by name.</summary>
    public static FrozenDictionary<string, ErrorCode> All { get; } = typeof(ErrorCodes)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(p => p.PropertyType == typeof(ErrorCode))
        .Select(p => (ErrorCode)p.GetValue(null)!)
        .ToFrozenDictionary(c => c.Id);
}
