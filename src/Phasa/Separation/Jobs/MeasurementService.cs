using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Separation.PairSets;
using Phasa.Storage;

namespace Phasa.Separation.Jobs;

/// <summary>What people ask of measurements. Nothing is measured here; workers do that. Thread-safe.</summary>
public sealed class MeasurementService(
    IKnowledgeStore store, EmbeddingModels models, [FromKeyedServices(MeasurementService.SignalKey)] JobSignal signal)
{
    /// <summary>The key of the signal that wakes this process's measurement worker.</summary>
    internal const string SignalKey = "measurement";

    /// <summary>Queues a measurement.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> for an unknown pair set or model, with the names
    /// there are, too many models or none, or languages that the pairs do not have; <see cref="ErrorCodes.CollectionNotFound"/> when the
    /// collection has gone; <see cref="ErrorCodes.Overloaded"/>.</exception>
    public async Task<MeasurementJob> StartAsync(MeasurementOrder order, CancellationToken cancellationToken = default)
    {
        var (origin, name) = order switch
        {
            { Pairs: { } pairs } => (PairOrigin.Given, Checked(pairs, order).Name),
            { PairSet: null, Collection: { } collection } => (PairOrigin.Collection, collection.Name),
            _ => (PairOrigin.InBox, Checked(InBox(order.PairSet ?? BuiltInPairSets.Default), order).Name),
        };
        var request = new MeasurementRequest
        {
            Origin = origin,
            PairSet = name,
            Collection = order.Collection?.Id,
            Models = Models(order),
            Languages = Languages(order),
            Options = Options(order),
        };
        var job = await store.Measurements.QueueAsync(request, order.Pairs, cancellationToken).ConfigureAwait(false);
        signal.Set();
        return job;
    }

    /// <summary>The pairs, if they have what is asked of them.</summary>
    private static PairSet Checked(PairSet pairs, MeasurementOrder order)
    {
        var measured = Languages(order) is { } languages ? In(languages, pairs) : pairs;
        return order.Source is not { } source || measured.Languages.Contains(source) ? pairs
            : throw new PhasaException(
                ErrorCodes.InvalidRequest, $"No text of the pairs is in the source language '{source}'.", $"Name one of their languages: {string.Join(", ", measured.Languages)}.")
            { Location = "/source" };
    }

    private static PairSet In(IReadOnlyList<LanguageTag> languages, PairSet pairs)
    {
        try
        {
            return pairs.In(languages);
        }
        catch (PhasaException e)
        {
            throw new PhasaException(e.Code, e.Message, e.NextStep, e) { Location = "/languages" };
        }
    }

    private static IReadOnlyList<LanguageTag>? Languages(MeasurementOrder order) => order.Languages is not { Count: 0 } ? order.Languages
        : throw new PhasaException(ErrorCodes.InvalidRequest, "No language was named.", "Name some of the pairs' languages, or none to measure all.") { Location = "/languages" };

    private static PairSet InBox(string name) => BuiltInPairSets.Find(name) ?? throw new PhasaException(
        ErrorCodes.InvalidRequest, $"There is no pair set '{name}' in the box.", $"Use one of: {string.Join(", ", BuiltInPairSets.Names)}; or send pairs of your own.")
    { Location = "/pairSet" };

    private static MeasurementOptions Options(MeasurementOrder order)
    {
        var options = new MeasurementOptions { Source = order.Source };
        return order.Seed is { } seed ? options with { Seed = seed } : options;
    }

    private IReadOnlyList<string> Models(MeasurementOrder order)
    {
        if (order.Models is not { } names)
        {
            return [order.Collection is { } collection ? models.For(collection).Space.Model : models.DefaultEntry.Name];
        }

        if (names.Count is < 1 or > MeasurementOrder.MostModels)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"1 to {MeasurementOrder.MostModels} models are measured at a time, not {names.Count}.") { Location = "/embeddings" };
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] is null || names.Take(i).Contains(names[i]))
            {
                throw new PhasaException(ErrorCodes.InvalidRequest, "A model's name is missing or named twice.") { Location = $"/embeddings/{i}" };
            }

            if (!models.Entries.Any(e => e.Name == names[i]))
            {
                throw new PhasaException(
                    ErrorCodes.InvalidRequest, $"There is no embedding model '{names[i]}'.", $"Use one of: {string.Join(", ", models.Entries.Select(e => e.Name))}.")
                { Location = $"/embeddings/{i}" };
            }
        }

        return names;
    }
}
