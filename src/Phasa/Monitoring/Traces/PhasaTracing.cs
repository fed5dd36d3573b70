using System.Diagnostics;
using Phasa.Translation;

namespace Phasa.Monitoring.Traces;

/// <summary>
/// The source of all of Phasa's spans. They hold names, counts and times; never the text of a query, a document or a
/// translation. While nobody listens nothing is made.
/// </summary>
public static class PhasaTracing
{
    /// <summary>The name that exporters ask for.</summary>
    public const string Name = "Phasa";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Whether anybody listens, so that what a span would say is worth working out.</summary>
    internal static bool IsListenedTo => Source.HasListeners();

    /// <summary>Begins a span under the current one; null while nobody wants it.</summary>
    internal static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>Says what kind of failure a span ended with. Messages are left out: they may quote texts.</summary>
    internal static void Fail(this Activity? span, Exception failure) => span.Fail(TypeOf(failure));

    /// <summary>Says what kind of failure a span ended with.</summary>
    /// <param name="span">The span.</param>
    /// <param name="type">A name of low cardinality: <c>error.type</c>.</param>
    internal static void Fail(this Activity? span, string type) => span?.SetStatus(ActivityStatusCode.Error).SetTag(SpanTags.ErrorType, type);

    /// <summary>The kind of a failure: its code where it has one.</summary>
    internal static string TypeOf(Exception failure) => failure switch
    {
        PhasaException known => known.Code.Id,
        TranslationException translation => TypeOf(translation.Failure),
        OperationCanceledException => "cancelled",
        _ => failure.GetType().FullName!,
    };

    /// <summary>The kind of a provider's failure.</summary>
    internal static string TypeOf(TranslationFailure failure) => SnakeCase.Of(failure.ToString());
}
