using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;
using Phasa.Jobs;
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
    /// there are, or a source language that the pairs do not have; <see cref="ErrorCodes.CollectionNotFound"/> when the
    /// collection has gone; <see cref="ErrorCodes.Overloaded"/>.</exception>
    public async Task<MeasurementJob> StartAsync(MeasurementOrder order, CancellationToken cancellationToken = default)
    {
        var (origin, name) = order switch
        {
            { Pairs: { } pairs } => (PairOrigin.Given, Named(pairs, order).Name),
            { PairSet: null, Collection: { } collection } => (PairOrigin.Collection, collection.Name),
            _ => (PairOrigin.InBox, Named(InBox(order.PairSet ?? BuiltInPairSets.Default), order).Name),
        };
        var request = new MeasurementRequest
        {
            Origin = origin,
            PairSet = name,
            Collection = order.Collection?.Id,
            Models = Models(order),
            Options = Options(order),
        };
        var job = await store.Measurements.QueueAsync(request, order.Pairs, cancellationToken).ConfigureAwait(false);
        signal.Set();
        return job;
    }

    private static PairSet Named(PairSet pairs, MeasurementOrder order) => order.Source is not { } source || pairs.Languages.Contains(source) ? pairs
        : throw new PhasaException(
            ErrorCodes.InvalidRequest, $"No text of the pairs is in the source language '{source}'.", $"Name one of their languages: {string.Join(", ", pairs.Languages)}.")
        { Location = "/source" };

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

        for (var i = 0; i < names.Count; i++)
        {
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
