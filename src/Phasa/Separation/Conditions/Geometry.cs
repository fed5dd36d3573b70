namespace Phasa.Separation.Conditions;

/// <summary>How queries and documents of a condition lie to each other.</summary>
/// <param name="Hubness">
/// Skewness of the k-occurrence, k = 10: how unevenly documents appear among queries' nearest. 0 is even; above 1 a few
/// documents are near to everything (Radovanović et al., "Hubs in Space", JMLR 2010).
/// </param>
/// <param name="ReciprocalShare">Share of items whose query and document are each other's nearest, 0..1.</param>
/// <param name="CentroidDistance">Distance of the mean query vector and the mean document vector, 0..2.</param>
/// <param name="MarginError">
/// xSIM: share of queries whose document does not win by the ratio margin, k = 4 (Artetxe and Schwenk, "Margin-based Parallel
/// Corpus Mining", ACL 2019), 0..1.
/// </param>
public sealed record Geometry(double Hubness, double ReciprocalShare, double CentroidDistance, double MarginError);
