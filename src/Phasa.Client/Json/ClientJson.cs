using System.Text.Json.Serialization;
using Phasa.Client.Answers;
using Phasa.Client.Collections;
using Phasa.Client.Documents;
using Phasa.Client.Errors;
using Phasa.Client.Search;

namespace Phasa.Client.Json;

/// <summary>How calls are written and answers read. What a later service adds to an answer is passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(NewCollection))]
[JsonSerializable(typeof(CollectionInfo))]
[JsonSerializable(typeof(CollectionList))]
[JsonSerializable(typeof(Coverage))]
[JsonSerializable(typeof(NewDocument))]
[JsonSerializable(typeof(WrittenDocument))]
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(DocumentInfo))]
[JsonSerializable(typeof(DocumentPage))]
[JsonSerializable(typeof(HumanTranslation))]
[JsonSerializable(typeof(SearchQuery))]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(AnswerQuery))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(AnswerSentence))]
[JsonSerializable(typeof(IReadOnlyList<AnswerCitation>))]
[JsonSerializable(typeof(ApiProblem))]
internal sealed partial class ClientJson : JsonSerializerContext;
